import type { EntityCondition } from '../tuning.ts'
import { foldedPattern, partPattern, type TextTest, testsOf } from '../tuning-condition.ts'
import { columnOf, endingLine, joined, remark, type Tuned, type TuningTask } from './part.ts'

/**
 * A filter for each exclusion at the end of the query; a field that is missing matches nothing, so that the event stays.
 * `cidr()` is a step and does not stand in a condition: there a case marks what is left out.
 */
export function tunedCql(task: TuningTask): Tuned {
  const stages = task.exclusions.map((exclusion) => {
    const fieldOf = ({ entity }: EntityCondition): string => {
      const name = columnOf(task, entity)
      return /^[#%&.0-9@A-Z\\^_a-z]+$/.test(name) ? name : quoted(name)
    }
    const networks = exclusion.when.filter(({ test }) => test === 'within')
    const conditions = exclusion.when
      .filter(({ test }) => test !== 'within')
      .map((condition) =>
        joined(
          testsOf(condition).tests.flatMap((test) => (test.how === 'within' ? [] : testText(fieldOf(condition), test))),
          'or',
        ),
      )
    const title = `// ${remark(exclusion)}\n`
    if (networks.length === 0) return `${title}| not (${conditions.join(' and ')})\n`
    const steps = [
      ...(conditions.length === 0 ? [] : [conditions.join(' and ')]),
      ...networks.map((one) => `cidr(${fieldOf(one)}, subnet=[${one.values.map(quoted).join(', ')}])`),
      `${MARK} := ${quoted(exclusion.id)}`,
    ]
    return `${title}| case { ${steps.join(' | ')}; * }\n| not ${MARK}=*\n| drop([${MARK}])\n`
  })
  return { text: endingLine(task.query.text) + stages.join(''), notes: [] }
}

const MARK = 'tuned_out'

function testText(field: string, test: Exclude<TextTest, { how: 'within' }>): string {
  switch (test.how) {
    case 'last':
    case 'first':
      return `${field}=/${partPattern(test, 'ascii', '\\z')}/`
    default: {
      // With `i` letters beyond ASCII are taken in either case, too.
      const isPlain = /^[\0-\x7f]*$/.test(test.text)
      const text = isPlain ? foldedPattern(test.text, 'written') : foldedPattern(test.text, 'ascii')
      const [start, end] = [
        test.how === 'equals' || test.how === 'starts',
        test.how === 'equals' || test.how === 'ends',
      ]
      return `${field}=/${start ? '^' : ''}${text}${end ? '\\z' : ''}/${isPlain ? 'i' : ''}`
    }
  }
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`
}
