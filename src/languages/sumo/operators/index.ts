import type { Operator, OperatorKind } from '../ast.ts'
import type { Frame } from '../frame.ts'
import { AGGREGATE } from './aggregate.ts'
import { ASSIGN } from './assign.ts'
import { BIN } from './bin.ts'
import { COMPARE } from './compare.ts'
import { COMPOSE } from './compose.ts'
import { COUNT_FREQUENT } from './count-frequent.ts'
import { DEDUP } from './dedup.ts'
import type { OperatorDefinition } from './define.ts'
import { FIELDS } from './fields.ts'
import { FILLMISSING } from './fillmissing.ts'
import { FILTER } from './filter.ts'
import { GEOIP } from './geoip.ts'
import { JOIN } from './join.ts'
import { JSON_PATHS } from './json.ts'
import { JSON_AUTO } from './json-auto.ts'
import { KEYVALUE } from './keyvalue.ts'
import { LIMIT } from './limit.ts'
import { LOOKUP } from './lookup.ts'
import { MERGE } from './merge.ts'
import { OUTLIER } from './outlier.ts'
import { PARAMETER } from './parameter.ts'
import { PARSE } from './parse.ts'
import { PARSE_REGEX } from './parse-regex.ts'
import { PARSE_XML } from './parse-xml.ts'
import { SAVE } from './save.ts'
import { SERIES } from './series.ts'
import { SORT } from './sort.ts'
import { SPLIT } from './split.ts'
import { THREATIP, THREATLOOKUP } from './threat.ts'
import { TIMESLICE } from './timeslice.ts'
import { TOP } from './top.ts'
import { TOPK } from './topk.ts'
import { TRANSACTION } from './transaction.ts'
import { TRANSACTIONIZE } from './transactionize.ts'
import { TRANSPOSE } from './transpose.ts'
import { UNSUPPORTED } from './unsupported.ts'
import { WHERE } from './where.ts'
import { WITHTIME } from './withtime.ts'

/** Every operator; one that lacks a part does not compile. */
export const OPERATORS: { readonly [K in OperatorKind]: OperatorDefinition<K> } = {
  where: WHERE,
  assign: ASSIGN,
  parse: PARSE,
  'parse regex': PARSE_REGEX,
  'parse xml': PARSE_XML,
  json: JSON_PATHS,
  'json auto': JSON_AUTO,
  keyvalue: KEYVALUE,
  split: SPLIT,
  fields: FIELDS,
  aggregate: AGGREGATE,
  timeslice: TIMESLICE,
  sort: SORT,
  limit: LIMIT,
  top: TOP,
  topk: TOPK,
  dedup: DEDUP,
  series: SERIES,
  withtime: WITHTIME,
  count_frequent: COUNT_FREQUENT,
  bin: BIN,
  filter: FILTER,
  compare: COMPARE,
  transaction: TRANSACTION,
  transactionize: TRANSACTIONIZE,
  merge: MERGE,
  outlier: OUTLIER,
  fillmissing: FILLMISSING,
  transpose: TRANSPOSE,
  parameter: PARAMETER,
  join: JOIN,
  lookup: LOOKUP,
  geoip: GEOIP,
  threatip: THREATIP,
  threatlookup: THREATLOOKUP,
  save: SAVE,
  compose: COMPOSE,
  unsupported: UNSUPPORTED,
}

export function operatorKinds(): readonly OperatorKind[] {
  // Its keys are just the kinds, by its type.
  return Object.keys(OPERATORS) as OperatorKind[]
}

/** The definition of just this operator's kind; the index of the table is its kind. */
function definitionOf<K extends OperatorKind>(operator: Operator & { readonly kind: K }): OperatorDefinition<K> {
  return OPERATORS[operator.kind]
}

export function printOperator(operator: Operator): string {
  // Kind and definition belong together by the type of OPERATORS, which a union of both no longer shows.
  return (definitionOf(operator) as OperatorDefinition<OperatorKind>).print(operator as never)
}

export function lowerOperator(operator: Operator, frame: Frame): void {
  if (frame.saved && operator.kind !== 'compose') {
    frame.choose('operators behind `save`', 'they are not processed, as its page says', operator.span)
    return
  }
  const extracts = ['parse', 'parse regex', 'parse xml', 'json', 'keyvalue'].includes(operator.kind)
  if (!extracts)
    frame.parsed = undefined
    // As in printOperator.
  ;(definitionOf(operator) as OperatorDefinition<OperatorKind>).lower(operator as never, frame)
}
