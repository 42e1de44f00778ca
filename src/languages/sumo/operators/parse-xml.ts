import { readXmlPath } from '../../../functions/xml-path.ts'
import { call, literal, long, or, text } from '../../../plan/expr.ts'
import { type Name, type StringText, stringValue } from '../ast.ts'
import type { Frame } from '../frame.ts'
import { printName, printNames } from '../print-expression.ts'
import { isNotNull } from '../values.ts'
import type { OperatorDefinition } from './define.ts'
import { applyExtraction, sourceText } from './extraction.ts'

/** https://help.sumologic.com/docs/search/search-query-language/parse-operators/parse-xml-formatted-logs/ */
export const PARSE_XML: OperatorDefinition<'parse xml'> = {
  words: ['xml', 'parsexml'],
  parse: (p, start) => {
    let field = p.acceptFieldOption()
    const paths = [p.expectString('an XPath in quotes')]
    while (p.acceptSymbol(',')) paths.push(p.expectString('an XPath in quotes'))
    let names: readonly Name[] = []
    let nodrop = false
    for (;;) {
      if (p.acceptWord('nodrop')) nodrop = true
      else if (names.length === 0 && p.acceptWord('as')) names = p.expectNames()
      else {
        const option = p.acceptFieldOption()
        if (option === undefined) break
        field = option
      }
    }
    return { kind: 'parse xml', paths, names, field, nodrop, span: p.spanFrom(start) }
  },
  print: ({ paths, names, field, nodrop }) => {
    const source = field === undefined ? '' : `field=${printName(field)} `
    const alias = names.length === 0 ? '' : ` as ${printNames(names)}`
    return `parse xml ${source}${paths.map((p) => `"${p.raw}"`).join(', ')}${alias}${nodrop ? ' nodrop' : ''}`
  },
  lower: ({ paths, names, field, nodrop, span }, frame) => {
    if (names.length > 0 && names.length !== paths.length) {
      const expected = `one name for each path, here ${paths.length}`
      frame.report.add('type/argument-count', span, { name: 'parse xml', expected, found: names.length })
      return
    }
    const written = paths.map((path) => checkedPath(path, frame))
    const source = frame.hold('source', sourceText(field, span, frame))
    // Whatever has no tag is no document: most other text costs no call.
    const marked = call('text.contains', [source, text('<')])
    const select = call(
      'xml.select',
      [source, literal('dynamic', JSON.stringify(written.map((path) => path ?? '/_')))],
      span,
    )
    const found = frame.hold('found', call('logic.case', [marked, select, literal('dynamic', null)]))
    const values = paths.map((path, i) => {
      if (written[i] === undefined) return literal('string', null, path.span)
      const value = call('dynamic.to_text', [call('dynamic.element', [found, long(i)])], path.span)
      return frame.hold('value', value, path.span)
    })
    applyExtraction(
      {
        matched: or(values.map(isNotNull), span),
        values: values.map((expr, i) => ({ name: names[i]?.text ?? stringValue(paths[i]?.raw ?? ''), expr })),
        nodrop,
        keepsOld: true,
        span,
      },
      frame,
    )
  },
}

/** The path's text, or nothing for one that never finds anything; a path outside the documented subset is reported. */
function checkedPath(path: StringText, frame: Frame): string | undefined {
  const source = stringValue(path.raw).trim()
  const read = readXmlPath(source)
  if ('offset' in read) {
    const hints = ['a path leads from the root to an element, `@attribute` or `text()`: `/a/b[2]/@c`']
    const stopped = source.slice(read.offset, read.offset + 40)
    frame.refuse(`the XPath \`${path.raw}\`${stopped === '' ? '' : ` (at \`${stopped}\`)`}`, path.span, hints)
    return source
  }
  if (read.steps.some((step) => step.name.includes(':'))) {
    frame.choose('the XPath', 'a name with a namespace prefix finds nothing, as documented', path.span)
    return undefined
  }
  return source
}
