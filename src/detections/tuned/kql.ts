import type { Entity } from '../package.ts'
import { partPattern, type TextTest, testsOf } from '../tuning-condition.ts'
import { columnOf, endingLine, joined, remark, type Tuned, type TuningTask } from './part.ts'

/** A stage for each exclusion at the end of the query: `| where not(...)` (`not-function.md`, `where-operator.md`). */
export function tunedKql(task: TuningTask): Tuned {
  const stages = task.exclusions.map((exclusion) => {
    const conditions = exclusion.when.map((condition) => {
      const column = subject(task, condition.entity)
      return joined(
        testsOf(condition).tests.map((test) => testText(column, test)),
        'or',
      )
    })
    return `// ${remark(exclusion)}\n| where not(${conditions.join(' and ')})\n`
  })
  return { text: endingLine(task.query.text) + stages.join(''), notes: [] }
}

function subject(task: TuningTask, entity: Entity): string {
  const name = columnOf(task, entity)
  const written = /^[A-Za-z_]\w*$/.test(name) ? name : `[${quoted(name)}]`
  return task.typeOf(entity) === 'string' ? written : `tostring(${written})`
}

const OPERATORS = { equals: '=~', starts: 'startswith', ends: 'endswith', contains: 'contains' } as const

function testText(column: string, test: TextTest): string {
  switch (test.how) {
    case 'last':
    case 'first':
      return `${column} matches regex ${quoted(`(?s)${partPattern(test, 'ascii', '$')}`)}`
    case 'within':
      // The functions also take an address with a prefix, and those of IPv6 an IPv4 address; for other texts they are null.
      return test.text.includes(':')
        ? `(${column} contains ":" and coalesce(ipv6_is_in_any_range(${column}, ${quoted(test.text)}), false))`
        : `(${column} !contains "/" and coalesce(ipv4_is_in_any_range(${column}, ${quoted(test.text)}), false))`
    default:
      return `${column} ${OPERATORS[test.how]} ${quoted(test.text)}`
  }
}

/** `scalar-data-types/string.md`: escapes as in C. */
function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/[\0-\x1f\x7f-\x9f\u2028\u2029]/g, escaped)}"`
}

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function escaped(char: string): string {
  return ESCAPES[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
}
