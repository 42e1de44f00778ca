import { type Dynamic, isArray, readDynamic, writeDynamic } from '../types/dynamic.ts'
import type { Scalar } from '../types/value.ts'
import { defineHostFunctions } from './define.ts'
import { type Element, readDocument } from './record-xml.ts'

/** Longer documents are taken as not well formed. */
const LONGEST = 1_048_576

/** What of the elements that a step finds is meant. */
export type XmlPredicate =
  | { readonly kind: 'place'; readonly place: number | 'last' }
  | { readonly kind: 'has'; readonly of: XmlValue }
  | { readonly kind: 'is'; readonly of: XmlValue; readonly value: string; readonly negated: boolean }
  | { readonly kind: 'number'; readonly of: XmlValue; readonly value: number; readonly negated: boolean }

/** Of an element: an attribute, its text or a child. */
type XmlValue = { readonly kind: 'attribute' | 'child'; readonly name: string } | { readonly kind: 'text' }

interface XmlStep {
  readonly name: string
  readonly predicates: readonly XmlPredicate[]
}

export interface XmlPath {
  readonly steps: readonly XmlStep[]
  /** What of the elements found is wanted: an attribute, the text, or the element as it is written. */
  readonly end: { readonly kind: 'attribute'; readonly name: string } | { readonly kind: 'text' | 'element' }
}

const NAME = '[^\\s/\\[\\]()@=!<>*:\'",.|$+-][^\\s/\\[\\]()@=!<>*:\'",|$]*(?::[^\\s/\\[\\]()@=!<>*:\'",|$]+)?'
const STEP = new RegExp(`/(?:(@)(${NAME}|\\*)|(text\\(\\s*\\))|(${NAME}|\\*))`, 'y')
const PREDICATE = new RegExp(
  `\\[\\s*(?:(\\d{1,9})|(last\\(\\s*\\))|position\\(\\s*\\)\\s*=\\s*(\\d{1,9})|(@|)(${NAME}|(?<!@)text\\(\\s*\\))(?:\\s*(!?=)\\s*(?:"([^"]*)"|'([^']*)'|(-?\\d+(?:\\.\\d+)?)))?)\\s*\\]`,
  'y',
)

/** The path, or where it stops being one of the subset: full paths downwards with places and comparisons. */
export function readXmlPath(source: string): XmlPath | { readonly offset: number } {
  const steps: XmlStep[] = []
  let at = 0
  while (at < source.length) {
    STEP.lastIndex = at
    const step = STEP.exec(source)
    if (step === null) return { offset: at }
    const [whole, isAttribute, attribute, isText, name] = step
    at += whole.length
    if (isAttribute !== undefined || isText !== undefined) {
      if (steps.length === 0 || at < source.length) return { offset: at - whole.length }
      return { steps, end: isText === undefined ? { kind: 'attribute', name: attribute ?? '' } : { kind: 'text' } }
    }
    const predicates: XmlPredicate[] = []
    while (source.charAt(at) === '[') {
      PREDICATE.lastIndex = at
      const found = PREDICATE.exec(source)
      if (found === null) return { offset: at }
      predicates.push(predicateOf(found))
      at += found[0].length
    }
    steps.push({ name: name ?? '', predicates })
  }
  return steps.length === 0 ? { offset: 0 } : { steps, end: { kind: 'element' } }
}

function predicateOf([
  ,
  place,
  last,
  position,
  mark,
  name = '',
  sign,
  double,
  single,
  number,
]: RegExpExecArray): XmlPredicate {
  if (last !== undefined) return { kind: 'place', place: 'last' }
  const counted = place ?? position
  if (counted !== undefined) return { kind: 'place', place: Number(counted) }
  const of: XmlValue =
    mark === '@' ? { kind: 'attribute', name } : name.endsWith(')') ? { kind: 'text' } : { kind: 'child', name }
  if (sign === undefined) return { kind: 'has', of }
  const negated = sign === '!='
  if (number !== undefined) return { kind: 'number', of, value: Number(number), negated }
  return { kind: 'is', of, value: double ?? single ?? '', negated }
}

function valuesOf(element: Element, of: XmlValue): readonly string[] {
  if (of.kind === 'text') return element.texts
  if (of.kind === 'attribute') return element.attributes.filter(([name]) => name === of.name).map(([, value]) => value)
  return element.children.filter((child) => child.name === of.name).map(wholeText)
}

function wholeText(element: Element): string {
  return element.children.length === 0 ? element.text : element.text + element.children.map(wholeText).join('')
}

function passes(elements: readonly Element[], predicate: XmlPredicate): readonly Element[] {
  switch (predicate.kind) {
    case 'place':
      return elements.filter((_, i) => i === (predicate.place === 'last' ? elements.length : predicate.place) - 1)
    case 'has':
      return elements.filter((e) => valuesOf(e, predicate.of).length > 0)
    case 'is':
      return elements.filter((e) =>
        valuesOf(e, predicate.of).some((v) => (v === predicate.value) !== predicate.negated),
      )
    case 'number':
      return elements.filter((e) =>
        valuesOf(e, predicate.of).some((v) => (v.trim() !== '' && Number(v) === predicate.value) !== predicate.negated),
      )
  }
}

/** The first of what the path finds. */
function selectXml(root: Element, source: string, { steps, end }: XmlPath): string | undefined {
  const outside: Element = {
    name: '',
    attributes: [],
    children: [root],
    texts: [],
    text: '',
    from: 0,
    to: source.length,
  }
  let found: readonly Element[] = [outside]
  for (const step of steps) {
    found = found.flatMap((parent) =>
      step.predicates.reduce(
        passes,
        parent.children.filter((child) => step.name === '*' || child.name === step.name),
      ),
    )
  }
  for (const element of found) {
    if (end.kind === 'element') return source.slice(element.from, element.to)
    if (end.kind === 'text' && element.texts.length > 0) return element.texts[0]
    if (end.kind === 'attribute') {
      const value = element.attributes.find(([name]) => end.name === '*' || name === end.name)
      if (value !== undefined) return value[1]
    }
  }
  return undefined
}

/** Paths that were read, by their text. */
const READ = new Map<string, readonly XmlPath[]>()

function pathsOf(json: Scalar | undefined): readonly XmlPath[] {
  const key = typeof json === 'string' ? json : '[]'
  const known = READ.get(key)
  if (known !== undefined) return known
  const texts = readDynamic(key)
  const paths = (texts !== undefined && isArray(texts) ? texts : []).flatMap((text): XmlPath[] => {
    const path = readXmlPath(String(text))
    return 'offset' in path ? [] : [path]
  })
  if (READ.size > 200) READ.clear()
  READ.set(key, paths)
  return paths
}

const list = (...texts: readonly string[]) => ({ type: 'dynamic', value: JSON.stringify(texts) }) as const
const USERS =
  '<?xml version="1.0"?>\n<u><p id="1"><n>Ann &amp; Bo</n></p><p id="02" x=\'y\'> a<!-- c -->b<n/><n>C</n></p></u>\n'

/** Parts of XML documents. */
export const XML_PATHS = defineHostFunctions({
  'xml.select': {
    doc: 'text, paths (an array): what each path finds first, as an array with null for nothing; null when the text is no well-formed XML document. Paths lead down from the root: `/a/b[2]/@c`, `[last()]`, `[@c=1]`, `[d="x"]`, `text()` for the first text; an element is its source text. Names are compared whole, prefix included.',
    params: ['string', 'dynamic'],
    literalFrom: 1,
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([text, paths]) => {
      const source = typeof text === 'string' ? text.trim() : ''
      const root = source === '' || source.length > LONGEST ? undefined : readDocument(source)
      if (root === undefined) return null
      return writeDynamic(pathsOf(paths).map((path): Dynamic => selectXml(root, source, path) ?? null))
    },
    cases: [
      [[USERS, list('/u/p/@id', '/u/p[2]/@x', '/u/p[last()]/n/text()', '/u/q')], '["1","y","C",null]'],
      [
        [USERS, list('/u/p/n', '/u/p/n/text()', '/u/p[2]/n[1]', '/u/p[2]/text()')],
        '["<n>Ann &amp; Bo</n>","Ann & Bo","<n/>"," a"]',
      ],
      [
        [USERS, list("/u/p[@id='2']/n", '/u/p[@id=2]/n[2]', '/u/*[n="C"]/@id', '/u/p[@x]/@id')],
        '[null,"<n>C</n>","02","02"]',
      ],
      [[USERS, list('/p/@id', '/u/p[@id!=1]/@id', '/u/p[3]')], '[null,"02",null]'],
      [['<a:b c="d"/>', list('/b/@c', '/a:b/@c')], '[null,"d"]'],
      [['<a><b></a>', list('/a')], null],
      [['x <a/>', list('/a')], null],
      [['', list('/a')], null],
      [[null, list('/a')], null],
    ],
  },
})
