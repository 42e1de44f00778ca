import { savedKey } from '../files.ts'
import type { OperatorDefinition } from './define.ts'

/**
 * Nothing is written: the rows stay as they are, and a `lookup` later in the same text finds them under the path
 * (https://help.sumologic.com/docs/search/search-query-language/search-operators/save/ and .../save-classic/).
 */
export const SAVE: OperatorDefinition<'save'> = {
  words: ['save'],
  parse: (p, start) => {
    const append = p.acceptWord('append') !== undefined
    return { kind: 'save', append, path: p.expectPath(), span: p.spanFrom(start) }
  },
  print: ({ append, path }) => `save ${append ? 'append ' : ''}${path.text}`,
  lower: ({ append, path, span }, frame) => {
    frame.choose('`save`', 'nothing is written; its rows are those of the result', span)
    // What was there before is not known.
    if (!append) frame.lowering.save(savedKey(path), frame.fork())
    frame.saved = true
  },
}
