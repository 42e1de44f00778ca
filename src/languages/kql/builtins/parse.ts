import type { FunctionId } from '../../../functions/index.ts'
import { call, type Expr, long, text } from '../../../plan/expr.ts'
import { constantText, convertTo, toText } from '../values.ts'
import { type Builtin, castType, of, ofAny } from './builtin.ts'

const parse = (fn: FunctionId, note?: readonly [topic: string, choice: string]): Builtin =>
  ofAny(([value, ...others], site) => {
    if (value === undefined || others.length > 0) return undefined
    if (note !== undefined) site.cx.note(site.span, ...note)
    return call(fn, [toText(site.cx, value)], site.span)
  })

const parseUrl = parse('parse.url', [
  '`parse_url`',
  '`Path` keeps its first `/`, nothing is decoded, and all is empty where the text has no `://`',
])
const parseQuery = parse('parse.url_query', ['`parse_urlquery`', 'nothing is decoded'])

/** The page knows the parser `windows` alone (`parse-command-line-function.md`). */
const parseCommandLine = of(2, ([line, parser], site) => {
  if (line === undefined || parser === undefined) return undefined
  if (constantText(parser)?.toLowerCase() !== 'windows') return undefined
  return call('parse.windows_arguments', [toText(site.cx, line)], site.span)
})

type Step = string | number

/** `$.name`, `$['name']`, `$[0]` one after another (`jsonpath.md`); `undefined` for anything else. */
function pathSteps(path: string): readonly Step[] | undefined {
  if (!path.startsWith('$')) return undefined
  const steps: Step[] = []
  const step = /\.([A-Za-z_][\w-]*)|\[(\d{1,9})\]|\['((?:[^'\\])*)'\]|\["((?:[^"\\])*)"\]/y
  step.lastIndex = 1
  while (step.lastIndex < path.length) {
    const found = step.exec(path)
    if (found === null) return undefined
    steps.push(found[2] === undefined ? (found[1] ?? found[3] ?? found[4] ?? '') : Number(found[2]))
  }
  return steps
}

/** `extract_json(path, text [, typeof(...)])` (`extract-json-function.md`). */
const extractJson: Builtin = (site) => {
  const [pathNode, source, typeNode, ...others] = site.nodes
  if (pathNode === undefined || source === undefined || others.length > 0) return undefined
  const path = constantText(site.lower(pathNode))
  const steps = path === undefined ? undefined : pathSteps(path)
  const type = typeNode === undefined ? 'string' : castType(typeNode)
  if (steps === undefined || type === undefined) return undefined
  const value = site.lower(source)
  let found: Expr = value.type === 'dynamic' ? value : call('dynamic.parse', [toText(site.cx, value)], site.span)
  for (const one of steps) {
    found =
      typeof one === 'number'
        ? call('dynamic.element', [found, long(one)], site.span)
        : call('dynamic.member', [found, text(one)], site.span)
  }
  return convertTo(site.cx, found, type, site.span)
}

/** Texts of other formats. */
export const PARSE_BUILTINS: Readonly<Record<string, Builtin>> = {
  parse_url: parseUrl,
  parseurl: parseUrl,
  parse_urlquery: parseQuery,
  parseurlquery: parseQuery,
  parse_command_line: parseCommandLine,
  parse_csv: parse('parse.csv_record'),
  parse_path: parse('parse.path', [
    '`parse_path`',
    'a prefix `\\\\?\\` stays in `DirectoryPath`, and the directory of a file at the root has no name',
  ]),
  parse_xml: parse('parse.xml', ['`parse_xml`', 'text that is a number is a number, CDATA is passed over']),
  extract_json: extractJson,
  extractjson: extractJson,
}
