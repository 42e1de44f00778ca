import fc from 'fast-check'
import {
  COMPARISONS,
  CORRELATION_TYPES,
  type Condition,
  type Correlation,
  type Filter,
  LEVELS,
  type Metadata,
  MODIFIERS,
  type Named,
  type Rule,
  type Search,
  type SearchBody,
  type SearchItem,
  type SigmaDocument,
  STATUSES,
  type Value,
} from '../../src/languages/sigma/ast.ts'
import type { Span } from '../../src/source/text.ts'

/** Documents of Sigma as `parseSigma` may give them; every span is 0 to 0. */

const span: Span = { start: 0, end: 0 }
const source = { name: 'generated.yml', text: '' }

const ODD = [
  '',
  ' ',
  '- a',
  'a: b',
  '#',
  "it's",
  '"',
  '\\',
  '\\*',
  'yes',
  'null',
  '~',
  '0x1F',
  '1e3',
  '2024-01-31',
  'a\nb',
  'a\n\nb\n',
]
const MORE_ODD = [
  '\t',
  '\r\n',
  '|',
  '>-',
  '{a',
  '[b]',
  '%name%',
  '&a',
  '*a',
  '!t',
  '@b',
  '---',
  '...',
  '\u2028',
  '\ud800',
  '😀',
  '\0',
]
const text = fc.oneof(
  fc.constantFrom(...ODD, ...MORE_ODD),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
)
const filled = text.filter((value) => value !== '')
const word = fc
  .stringMatching(/^[a-z_][a-z0-9_]{0,8}$/)
  .filter((name) => !['and', 'or', 'not', 'of', 'them', 'all', 'any'].includes(name))

function named(name: fc.Arbitrary<string>): fc.Arbitrary<Named> {
  return name.map((value) => ({ name: value, span }))
}

const value: fc.Arbitrary<Value> = fc.oneof(
  text.map((held) => ({ kind: 'text' as const, text: held, span })),
  fc
    .constantFrom('0', '-7', '0x17', '4.10', '1e3', '18446744073709551616', '0o17')
    .map((held) => ({ kind: 'number' as const, text: held, span })),
  fc.boolean().map((held) => ({ kind: 'boolean' as const, text: String(held), value: held, span })),
  fc.constant({ kind: 'null' as const, span }),
)

const listOfValues = fc.array(value, { minLength: 1, maxLength: 4 }).map((values) => ({ values, isList: true }))
const values = fc.oneof(
  value.map((one) => ({ values: [one], isList: false })),
  listOfValues,
)

const item: fc.Arbitrary<SearchItem> = fc
  .record({
    field: fc.option(named(filled.filter((name) => !name.includes('|'))), { nil: undefined }),
    modifiers: fc.array(
      fc.constantFrom(...MODIFIERS).map((modifier) => ({ modifier, span })),
      { maxLength: 3 },
    ),
    held: values,
  })
  .filter(({ field, modifiers }) => field !== undefined || modifiers.length > 0)
  .map(({ field, modifiers, held }) => ({ ...(field === undefined ? {} : { field }), modifiers, ...held, span }))

const mapBody: fc.Arbitrary<SearchBody> = fc
  .uniqueArray(item, {
    minLength: 1,
    maxLength: 3,
    selector: ({ field, modifiers }) => [field?.name ?? '', ...modifiers.map((use) => use.modifier)].join('|'),
  })
  .map((items) => ({ kind: 'map', items, span }))

function keywords(held: { readonly values: readonly Value[]; readonly isList: boolean }): SearchBody {
  return { kind: 'keywords', item: { modifiers: [], ...held, span }, span }
}

const body: fc.Arbitrary<SearchBody> = fc.oneof(
  mapBody,
  listOfValues.map(keywords),
  fc
    .tuple(
      mapBody,
      fc.array(
        fc.oneof(
          mapBody,
          value.map((one) => keywords({ values: [one], isList: false })),
        ),
        { maxLength: 3 },
      ),
    )
    .map(([first, more]): SearchBody => ({ kind: 'list', entries: [first, ...more], span })),
)

const searches: fc.Arbitrary<readonly Search[]> = fc.uniqueArray(
  fc.record({
    name: word.filter((name) => !['condition', 'rules', 'timeframe'].includes(name)),
    body,
    span: fc.constant(span),
  }),
  { minLength: 1, maxLength: 4, selector: ({ name }) => name },
)

/** Over the names; operands of one kind never stand directly in each other without parentheses, which are kept. */
function conditionOf(names: readonly string[]): fc.Arbitrary<Condition> {
  const open = names.filter((name) => !name.startsWith('_'))
  const name = fc.constantFrom(...names).map((held): Condition => ({ kind: 'name', name: held, span }))
  const them = fc
    .constantFrom('all' as const, 1)
    .map((quantity): Condition => ({ kind: 'of', quantity, pattern: 'them', names: open, span }))
  const leaf = open.length === 0 ? name : fc.oneof(name, them)
  return fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 4 },
      leaf,
      tie('condition').map((operand): Condition => ({ kind: 'not', operand, span })),
      fc
        .tuple(
          fc.constantFrom('and' as const, 'or' as const),
          fc.array(tie('condition'), { minLength: 2, maxLength: 3 }),
        )
        .map(([kind, operands]): Condition => ({ kind, operands, span })),
    ),
  })).condition
}

const metadata: fc.Arbitrary<Metadata> = fc.record(
  {
    title: filled,
    id: fc.uuid(),
    name: filled,
    status: fc.constantFrom(...STATUSES),
    level: fc.constantFrom(...LEVELS),
    description: filled,
    license: filled,
    author: filled,
    date: fc.constant('2024-08-31'),
    modified: fc.constant('2025-01-02'),
    references: fc.array(filled, { maxLength: 2 }),
    tags: fc.array(filled, { maxLength: 2 }),
    fields: fc.array(filled, { maxLength: 2 }),
    falsePositives: fc.array(filled, { maxLength: 2 }),
    scope: fc.array(filled, { maxLength: 2 }),
    related: fc.array(fc.record({ id: fc.uuid(), type: fc.constantFrom('derived', 'similar') }), { maxLength: 2 }),
    span: fc.constant(span),
  },
  { requiredKeys: ['title', 'references', 'tags', 'fields', 'falsePositives', 'scope', 'related', 'span'] },
)

const logSource = fc
  .record({ product: word, category: word, service: word }, { requiredKeys: [] })
  .filter((held) => Object.keys(held).length > 0)
  .map((held) => ({ ...held, span }))

const detection = searches.chain((held) =>
  fc.record({
    searches: fc.constant(held),
    conditions: fc.array(conditionOf(held.map(({ name }) => name)), { minLength: 1, maxLength: 2 }),
  }),
)

const rule: fc.Arbitrary<Rule> = fc
  .tuple(metadata, logSource, detection)
  .map(([said, from, held]) => ({ kind: 'rule', source, span, metadata: said, logSource: from, ...held }))

const ruleNames = fc.uniqueArray(word, { minLength: 1, maxLength: 3 })

const filter: fc.Arbitrary<Filter> = fc
  .tuple(metadata, logSource, detection, fc.oneof(fc.constant('any' as const), ruleNames))
  .map(([said, from, held, rules]) => ({
    kind: 'filter',
    source,
    span,
    metadata: said,
    logSource: from,
    rules: rules === 'any' ? rules : rules.map((name) => ({ name, span })),
    ...held,
  }))

const comparisons = fc.uniqueArray(
  fc.record({ operator: fc.constantFrom(...COMPARISONS), value: fc.oneof(fc.nat(), fc.constant(0.5)) }),
  { minLength: 1, maxLength: 2, selector: ({ operator }) => operator },
)

const correlation: fc.Arbitrary<Correlation> = fc
  .tuple(metadata, ruleNames, fc.constantFrom(...CORRELATION_TYPES), fc.integer({ min: 1, max: 1e6 }), fc.boolean())
  .chain(([said, rules, type, seconds, generate]) => {
    const isTemporal = type.startsWith('temporal')
    const numbers = fc
      .tuple(
        comparisons,
        fc.array(named(filled), { minLength: 1, maxLength: 2 }),
        fc.option(fc.nat(100), { nil: undefined }),
      )
      .map(([held, fields, percentile]): Correlation['condition'] => ({
        kind: 'number',
        comparisons: held,
        fields,
        ...(percentile === undefined ? {} : { percentile }),
        span,
      }))
    const overRules = conditionOf(rules).map((condition): Correlation['condition'] => ({
      kind: 'rules',
      condition,
      span,
    }))
    return fc
      .tuple(
        isTemporal ? fc.oneof(numbers, overRules, fc.constant(undefined)) : numbers,
        fc.array(named(filled), { maxLength: 2 }),
        fc.uniqueArray(word, { maxLength: 2 }),
        named(filled),
      )
      .map(([condition, groupBy, aliases, field]) => ({
        kind: 'correlation',
        source,
        span,
        metadata: said,
        type,
        rules: rules.map((name) => ({ name, span })),
        groupBy,
        timespan: BigInt(seconds) * 10_000_000n,
        aliases: aliases.map((name) => ({
          name,
          span,
          fields: rules.map((held) => ({ rule: { name: held, span }, field })),
        })),
        ...(condition === undefined ? {} : { condition }),
        generate,
      }))
  })

export const sigmaDocument: fc.Arbitrary<SigmaDocument> = fc.oneof(rule, filter, correlation)
