import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import { saysOf } from '../conditions/condition.ts'
import { nameOf } from '../conditions/definitions.ts'
import { textSearchOf } from '../conditions/needles.ts'
import { isLetter, type Reading, readingsOf } from '../readings.ts'
import type { Inspection } from '../rule.ts'
import { holdsText } from '../sets/text-set.ts'
import { type AtomSite, hasPlace, type Site } from '../sites.ts'
import { wordsWith } from '../vocabulary.ts'

const FILE_NAME = /^[\w-]+\.[a-z]{2,4}$/i
const SCHEME = /^[a-z][a-z0-9+]*:\/\/$/i
const WORD = /^[a-z][a-z0-9]{1,3}$/i

/** Columns that hold the name or path of a file. */
const FILE_COLUMN = /image|file|path|process.?name|executable|module|parentprocess$|^process$|application/i
const NO_FILE_COLUMN = /command|cmd|line|hash|desc|version|company|product|size|id$|type|content|script/i

const MOST_EXAMPLES = 3

/** A search that finds more than what it reads as: the end of a longer name, a part of a word, any character for a dot. */
export function loosePatterns(site: Site, inspection: Inspection): readonly Diagnostic[] {
  if (site.kind !== 'atom' || site.isOneOfMany || !hasPlace(site.span)) return []
  const readings = readingsAt(site)
  if (readings.length === 0) return []
  return [
    ...looseNames(site, readings, inspection),
    ...looseWords(site, readings, inspection),
    ...dots(site, readings, inspection),
  ]
}

/** Searches for words between boundaries of their own are as they read. */
function readingsAt(site: AtomSite): readonly Reading[] {
  const search = textSearchOf(site.expr)
  if (search === undefined || site.expr.fn.includes('_term')) return []
  return search.needles.flatMap((needle) => readingsOf(needle.pattern, search.ends))
}

function looseNames(site: AtomSite, readings: readonly Reading[], inspection: Inspection): readonly Diagnostic[] {
  const { source, definitions } = inspection
  const [subject] = site.expr.args
  const column = subject === undefined ? undefined : nameOf(subject, definitions)
  if (column === undefined || !FILE_COLUMN.test(column) || NO_FILE_COLUMN.test(column)) return []
  const loose = readings.filter((r) => r.isOpenBefore && FILE_NAME.test(r.text))
  const [first] = loose
  if (first === undefined) return []
  const names = [...new Set(loose.map((r) => r.text))]
  const pattern = loose.length === 1 ? first.text : `${first.text}\` and \`${names[1] ?? first.text}`
  const known = readingsOfAll(inspection)
  const found = names.flatMap((name) => known.filter((k) => k !== name && FILE_NAME.test(k) && k.endsWith(name)))
  // Who asks for an ending means it, unless the query itself has the longer name.
  if (site.expr.fn.startsWith('text.ends_with') && found.length === 0) return []
  const examples = [...new Set([...found, ...names.flatMap(longerNames)])].slice(0, MOST_EXAMPLES)
  if (first.isOpenAfter && examples.length < MOST_EXAMPLES) examples.push(`${first.text}.x`)
  return [
    diagnostic(
      'lint/loose-file-name',
      source.name,
      site.span,
      { pattern: names.length > 2 ? `${first.text}\` … \`${names.at(-1)}` : pattern, column, examples },
      {
        hints: [
          'a path separator (or the start of the value) before the name and the end of the value after it bind it',
        ],
      },
    ),
  ]
}

/** File names that end with the given one. */
function longerNames(name: string): readonly string[] {
  const [stem = '', ending] = name.split('.')
  const [word] = wordsWith(stem, (found, at) => at + stem.length === found.length && /^\w+$/.test(found))
  return [word === undefined ? `x${name}` : `${word}.${ending}`]
}

function looseWords(site: AtomSite, readings: readonly Reading[], inspection: Inspection): readonly Diagnostic[] {
  const { source, reader } = inspection
  const known = readingsOfAll(inspection)
  const subject = reader.atom(site.expr)?.subject.key
  const told = subject === undefined ? undefined : saysOf(site.facts, subject)
  // Where other conditions here take the example away again, its author has thought of it.
  const isLet = (word: string): boolean => told?.values.kind !== 'texts' || holdsText(told.values.set, word) !== false
  const examples: string[] = []
  const loose: string[] = []
  for (const reading of readings) {
    const isScheme = SCHEME.test(reading.text)
    if (!reading.isOpenBefore || !(isScheme || (reading.isOpenAfter && WORD.test(reading.text)))) continue
    const isInside = (word: string, at: number): boolean =>
      isLetter(word[at - 1]) || (!isScheme && isLetter(word[at + reading.text.length]))
    const own = known.filter(
      (k) => k.length > reading.text.length && isInside(k, k.indexOf(reading.text)) && k.includes(reading.text),
    )
    const [example] = [...own, ...wordsWith(reading.text, isInside)]
    if (example === undefined || !isLet(example)) continue
    loose.push(reading.text)
    examples.push(example)
  }
  if (loose.length === 0) return []
  const unique = [...new Set(loose)]
  const parameters = { pattern: unique.join('`, `'), examples: [...new Set(examples)].slice(0, 8) }
  return [diagnostic('lint/loose-word', source.name, site.span, parameters)]
}

function dots(site: AtomSite, readings: readonly Reading[], { source }: Inspection): readonly Diagnostic[] {
  const found = readings.find(({ text, dot }) => {
    if (dot === undefined || !/^[\w.-]+$/.test(text)) return false
    return /[a-z0-9]{2}$/i.test(text.slice(0, dot)) && /^[a-z]{2}/i.test(text.slice(dot + 1))
  })
  if (found?.dot === undefined) return []
  const example = `${found.text.slice(0, found.dot)}x${found.text.slice(found.dot + 1)}`
  return [diagnostic('lint/unescaped-dot', source.name, site.span, { pattern: found.text, example })]
}

const readings = new WeakMap<Inspection, readonly string[]>()

/** Every text that the query itself looks for, as examples that its author cares about. */
function readingsOfAll(inspection: Inspection): readonly string[] {
  const known = readings.get(inspection)
  if (known !== undefined) return known
  const found = new Set<string>()
  for (const site of inspection.sites) {
    if (site.kind !== 'atom' || found.size > 500) continue
    const search = textSearchOf(site.expr)
    for (const needle of search?.needles ?? []) {
      for (const reading of readingsOf(needle.pattern, search?.ends ?? 'search')) found.add(reading.text.toLowerCase())
    }
  }
  const all = [...found]
  readings.set(inspection, all)
  return all
}
