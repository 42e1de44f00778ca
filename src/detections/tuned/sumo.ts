import { lowerCase } from '../../functions/lower-case.ts'
import { foldedPattern, partPattern, type TextTest, testsOf } from '../tuning-condition.ts'
import { columnOf, endingLine, joined, remark, type Tuned, type TuningTask } from './part.ts'

/**
 * A stage for each exclusion at the end of the query
 * (https://help.sumologic.com/docs/search/search-query-language/search-operators/where/). A field without a value is told
 * aside: a negation of nothing is nothing, and the message would be gone.
 */
export function tunedSumo(task: TuningTask): Tuned {
  for (const { id, when } of task.exclusions) {
    const network = when.flatMap((c) => (c.test === 'within' ? c.values : [])).find((value) => value.includes(':'))
    if (network !== undefined)
      return { refused: `the exclusion \`${id}\` asks for the network \`${network}\`, and Sumo Logic tests IPv4 only` }
  }
  const stages = task.exclusions.map((exclusion) => {
    const conditions = exclusion.when.map((condition) => {
      const name = columnOf(task, condition.entity)
      const field = /^[A-Za-z_]\w*$/.test(name) ? name : `%"${name}"`
      const tests = testsOf(condition).tests.map((test) => testText(field, test).replaceAll('`', BACKTICK))
      return `!isNull(${field}) and ${joined(tests, 'or')}`
    })
    return `// ${remark(exclusion)}\n| where !(${conditions.join(' and ')})\n`
  })
  return { text: endingLine(task.query.text) + stages.join(''), notes: [] }
}

function testText(field: string, test: TextTest): string {
  const lower = `toLowerCase(${field})`
  switch (test.how) {
    case 'within': {
      const [address = '', prefix = '32'] = test.text.split('/')
      return `(isValidIPv4(${field}) and compareCIDRPrefix("${address}", ${field}, toInt(${prefix})))`
    }
    case 'last':
    case 'first':
      return `${lower} matches /${partPattern(test, 'lower', '$')}/`
    case 'equals':
      if (isPlain(test.text)) return `${lower} = "${lowerCase(test.text)}"`
      return `${lower} matches /^${foldedPattern(test.text, 'lower')}$/`
    case 'contains':
      if (isPlain(test.text)) return `contains(${lower}, "${lowerCase(test.text)}")`
      return `${lower} matches /${foldedPattern(test.text, 'lower')}/`
    case 'starts':
      return `${lower} matches /^${foldedPattern(test.text, 'lower')}/`
    case 'ends':
      return `${lower} matches /${foldedPattern(test.text, 'lower')}$/`
  }
}

/** Texts that need no escape between quotes. */
function isPlain(text: string): boolean {
  return /^[\p{L}\p{N} ._:@/,+=-]*$/u.test(text)
}

/** As written it would begin a macro; only patterns hold one. */
const BACKTICK = '\\x60'
