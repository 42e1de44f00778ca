import type { Report } from '../../diagnostics/diagnostic.ts'
import type { SourceText, Span } from '../../source/text.ts'
import type { CompileOptions } from '../language.ts'
import { type Filled, withTexts } from './parameters.ts'

/** What may hold a backquote that calls nothing, and the calls. */
const PARTS = /"(?:[^"\\]|\\[\s\S])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|`([^`\n]*)`/g

/** With what macros call in turn, so many calls and characters are enough for every honest query. */
const MOST_CALLS = 50
const MOST_TEXT = 1 << 18

/**
 * The text with the macros that it calls written out, from the files that the user gives for them
 * (https://help.sumologic.com/docs/search/search-query-language/search-operators/macro/); `undefined` when it calls none.
 * A macro that cannot be written out is reported at its place.
 */
export function expandMacros(source: SourceText, report: Report, options: CompileOptions): Filled | undefined {
  if (!source.text.includes('`')) return undefined
  const saved = options.savedQueries ?? new Map()
  let calls = 0
  let length = 0
  const expand = (
    text: string,
    within: readonly string[],
    at: Span | undefined,
  ): readonly { span: Span; text: string }[] =>
    [...text.matchAll(PARTS)].flatMap((found) => {
      const name = found[1]?.trim()
      if (name === undefined) return []
      const span = { start: found.index, end: found.index + found[0].length }
      const value = written(name, within, at ?? span)
      return value === undefined ? [] : [{ span, text: value }]
    })
  const written = (name: string, within: readonly string[], span: Span): string | undefined => {
    const what = `the macro \`${name}\``
    const refuse = (hint: string): undefined => {
      report.add('fidelity/not-supported', span, { what, language: 'Sumo Logic' }, { hints: [hint] })
    }
    if (/[(),]/.test(name))
      return refuse('no page says how arguments of macros are written; its text may stand here instead')
    const found = saved.get(name)
    if (found === undefined) {
      const hints = [`\`--external '$${name}=FILE'\` gives a file with the text of the macro`]
      report.add('external/no-file', span, { uri: `$${name}` }, { hints })
      return undefined
    }
    if ('reason' in found) {
      report.add('external/unreadable', span, { uri: `$${name}`, ...found })
      return undefined
    }
    if (within.includes(name)) return refuse('it calls itself')
    calls += 1
    length += found.text.length
    if (calls > MOST_CALLS || length > MOST_TEXT) return refuse('with all that it calls it is too long')
    const text = found.text.trim()
    const inner = withTexts({ name: found.name, text }, expand(text, [...within, name], span))
    return inner?.source.text ?? text
  }
  return withTexts(source, expand(source.text, [], undefined))
}
