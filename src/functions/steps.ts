import { type Dynamic, isArray, isBag, readDynamic, writeDynamic } from '../types/dynamic.ts'
import type { Scalar } from '../types/value.ts'
import { defineHostFunctions } from './define.ts'
import { evaluated, type Formula } from './step-values.ts'

interface Step {
  readonly output: string
  readonly condition: Formula
  /** The place of a column and what it becomes. */
  readonly assignments: readonly (readonly [number, Formula])[]
}

interface Program {
  /** Types of the values of a row: its columns, and what was computed beside them. */
  readonly types: readonly Dynamic[]
  /** Types of the columns of a result: those of the row, then those that the steps fill. */
  readonly columns: readonly Dynamic[]
  /** What the columns hold that the steps fill. */
  readonly defaults: readonly Scalar[]
  /** What a column holds that no state has. */
  readonly missing: readonly Scalar[]
  readonly steps: readonly Step[]
}

/** A sequence that reached a step: the latest record of each step up to there. */
interface Sequence {
  readonly id: bigint
  readonly records: readonly (readonly Scalar[])[]
  /** The latest record of the last step is still to be given. */
  readonly held: boolean
}

function list(value: Dynamic | undefined): readonly Dynamic[] {
  return value !== undefined && isArray(value) ? value : []
}

function scalar(value: Dynamic): Scalar {
  return typeof value === 'object' ? null : value
}

function readProgram(text: string): Program {
  const read = readDynamic(text) ?? null
  const bag = isBag(read) ? read : new Map<string, Dynamic>()
  const steps = list(bag.get('steps')).map((step): Step => {
    const [output, condition, assignments] = list(step)
    return {
      output: String(output),
      condition: condition ?? null,
      assignments: list(assignments).map((a) => [Number(list(a)[0]), list(a)[1] ?? null]),
    }
  })
  return {
    types: list(bag.get('types')),
    columns: list(bag.get('columns')),
    defaults: list(bag.get('defaults')).map(scalar),
    missing: list(bag.get('missing')).map(scalar),
    steps,
  }
}

function readValue(value: Dynamic, type: Dynamic | undefined): Scalar {
  if (value === null) return null
  if (type === 'dynamic') return writeDynamic(value)
  if (type === 'real') return Number(value)
  return scalar(value)
}

/** Matches the rows, in their order, against the steps (`scan-operator.md`, "Matching logic"). */
function scanned(rows: readonly Dynamic[], program: Program): readonly Dynamic[] {
  const { steps, columns, types, defaults, missing } = program
  const width = columns.length - defaults.length
  const states: (Sequence | undefined)[] = steps.map(() => undefined)
  const output: Dynamic[] = []
  let next = 0n
  const give = (record: readonly Scalar[], id: bigint): void => {
    output.push([
      ...record.map((v, i) => (columns[i] === 'dynamic' && typeof v === 'string' ? (readDynamic(v) ?? null) : v)),
      id,
    ])
  }
  const release = (sequence: Sequence | undefined): void => {
    const record = sequence?.records.at(-1)
    if (sequence?.held === true && record !== undefined) give(record, sequence.id)
  }
  for (const given of rows) {
    const row = list(given).map((value, i) => readValue(value, types[i]))
    for (let k = steps.length - 1; k >= 0; k -= 1) {
      const step = steps[k]
      if (step === undefined) continue
      const attempt = (sequence: Sequence | undefined): readonly Scalar[] | undefined => {
        const state = (s: number, place: number): Scalar => {
          const record = sequence?.records[s]
          return record === undefined ? (missing[place] ?? null) : (record[place] ?? null)
        }
        if (evaluated(step.condition, { row, state }) !== true) return undefined
        const record = [...row.slice(0, width), ...defaults]
        for (const [place, formula] of step.assignments) record[place] = evaluated(formula, { row, state })
        return record
      }
      const enter = (record: readonly Scalar[], id: bigint, before: readonly (readonly Scalar[])[]): void => {
        if (step.output === 'all') give(record, id)
        states[k] = { id, records: [...before, record], held: step.output === 'last' }
      }
      const previous = k === 0 ? undefined : states[k - 1]
      const promoted = previous === undefined ? undefined : attempt(previous)
      if (previous !== undefined && promoted !== undefined) {
        release(states[k])
        release(previous)
        states[k - 1] = undefined
        enter(promoted, previous.id, previous.records)
        continue
      }
      const own = states[k]
      const repeated = own === undefined && k > 0 ? undefined : attempt(own)
      if (repeated === undefined) continue
      if (own === undefined) {
        enter(repeated, next, [])
        next += 1n
      } else {
        enter(repeated, own.id, own.records.slice(0, k))
      }
    }
  }
  for (const sequence of states) release(sequence)
  return output
}

const COUNT_UP =
  '{"types":["long"],"columns":["long","long"],"defaults":[0],"missing":[null,0],"steps":[["all",["v",true],[[1,["c","number.add",["r",0],["s",0,1]]]]]]}'
const PAIRS =
  '{"types":["string"],"columns":["string"],"defaults":[],"missing":[""],"steps":[["last",["c","compare.eq",["r",0],["v","a"]],[]],["all",["c","compare.eq",["r",0],["v","b"]],[]]]}'

export const STEPS = defineHostFunctions({
  'step.scan': {
    doc: 'The rows (arrays in an array) that match the steps of a program (a literal, see steps.ts), each with the columns that the steps fill and the number of its sequence.',
    params: ['dynamic', 'string'],
    literalFrom: 1,
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([rows, program]) => writeDynamic(scanned(list(readDynamic(String(rows))), readProgram(String(program)))),
    cases: [
      [[{ type: 'dynamic', value: '[[1],[2],[3]]' }, COUNT_UP], '[[1,1,0],[2,3,0],[3,6,0]]'],
      [
        [{ type: 'dynamic', value: '[["b"],["a"],["a"],["b"],["b"],["a"]]' }, PAIRS],
        '[["a",0],["b",0],["b",0],["a",1]]',
      ],
      [[{ type: 'dynamic', value: '[]' }, COUNT_UP], '[]'],
      [[null, COUNT_UP], null],
    ],
  },
})
