import { isMap, isScalar, parseAllDocuments, YAMLMap } from 'yaml'
import type { Platform } from '../../src/schemas/table.ts'

/** A query with one mistake in it, as one slips in when a query is edited. */
export interface Mutant {
  readonly kind: 'drop-branch' | 'swap-operator' | 'widen-regex'
  /** The words that were changed. */
  readonly was: string
  readonly text: string
}

interface Mistake {
  readonly kind: Mutant['kind']
  readonly finds: RegExp
  readonly becomes: (match: string) => string
}

const swap =
  (from: RegExp, to: string) =>
  (match: string): string =>
    match.replace(from, () => to)

const MISTAKES: Readonly<Record<Exclude<Platform, 'sigma'>, readonly Mistake[]>> = {
  defender: kql(),
  sentinel: kql(),
  falcon: [
    {
      kind: 'drop-branch',
      finds: /^ {4}\S(?:(?!;$)[\s\S])*?\| Evidence := "[^"]*";\n/gm,
      becomes: () => '',
    },
    { kind: 'swap-operator', finds: /!=\//g, becomes: () => '=/' },
    { kind: 'swap-operator', finds: /!cidr/g, becomes: () => 'cidr' },
    { kind: 'swap-operator', finds: /(?<=[a-z)]) or (?=\w+=)/g, becomes: () => ' ' },
    { kind: 'widen-regex', finds: /=\/(?:\\.|[^/\n])+\/i?/g, becomes: () => '=/./' },
  ],
  qradar: [
    { kind: 'drop-branch', finds: /THEN '[^']+'/g, becomes: () => "THEN ''" },
    { kind: 'swap-operator', finds: /\bNOT \(/g, becomes: () => '(' },
    { kind: 'swap-operator', finds: /(?<=[')]) AND(?= [("\w])/g, becomes: swap(/AND/, 'OR') },
    { kind: 'swap-operator', finds: /(?<=[')]) OR(?= [("\w])/g, becomes: swap(/OR/, 'AND') },
    { kind: 'widen-regex', finds: /MATCHES '(?:''|[^'])+'/g, becomes: () => "MATCHES '.'" },
  ],
  sumo: [
    { kind: 'drop-branch', finds: /(?<=[/)] *, )"[a-z][^"]*"(?=,)/gi, becomes: () => '""' },
    { kind: 'swap-operator', finds: /!\(/g, becomes: () => '(' },
    { kind: 'swap-operator', finds: /(?<=[/)"]) and /g, becomes: () => ' or ' },
    { kind: 'swap-operator', finds: /(?<=[/)"]) or /g, becomes: () => ' and ' },
    { kind: 'widen-regex', finds: /matches \/(?:\\.|[^/\n])+\//g, becomes: () => 'matches /./' },
  ],
}

function kql(): readonly Mistake[] {
  return [
    { kind: 'drop-branch', finds: /(?<=[)'"] *, )"[a-z][^"\n]*"(?=,\n)/gi, becomes: () => '""' },
    { kind: 'swap-operator', finds: /(?<=[)'"]) and /g, becomes: () => ' or ' },
    { kind: 'swap-operator', finds: /(?<=[)'"]) or /g, becomes: () => ' and ' },
    { kind: 'swap-operator', finds: /\bnot\(/g, becomes: () => '(' },
    {
      kind: 'widen-regex',
      finds: /matches regex @(?:'(?:''|[^'])*'|"(?:""|[^"])*")/g,
      becomes: () => "matches regex @'.'",
    },
  ]
}

/** Every mutant of a query by the mistakes of its language, in the order of the text. */
export function mutantsOf(text: string, platform: Platform): readonly Mutant[] {
  if (platform === 'sigma') return ruleMutants(text)
  return MISTAKES[platform].flatMap(({ kind, finds, becomes }) =>
    [...text.matchAll(finds)].map((match) => ({
      kind,
      was: match[0].trim().replace(/\s+/g, ' ').slice(0, 120),
      text: text.slice(0, match.index) + becomes(match[0]) + text.slice(match.index + match[0].length),
    })),
  )
}

function ruleMutants(text: string): readonly Mutant[] {
  const count = parseAllDocuments(text).length
  const mutants: Mutant[] = []
  for (let index = 0; index < count; index += 1) {
    const detection = detectionOf(text, index)
    for (const name of detection.names) {
      const never = (map: YAMLMap): void => map.set(name, { Image: 'C:\\never\\never.exe' })
      mutants.push({ kind: 'drop-branch', was: `${index}: ${name}`, text: changed(text, index, never) })
    }
    for (const name of detection.regexes) {
      const any = (map: YAMLMap): void => {
        const item = map.get(name)
        if (isMap(item)) for (const pair of item.items) if (String(pair.key).includes('|re')) pair.value = ['.']
      }
      mutants.push({ kind: 'widen-regex', was: `${index}: ${name}`, text: changed(text, index, any) })
    }
    for (const [from, to] of [
      [' and not ', ' and '],
      [' and ', ' or '],
      [' or ', ' and '],
      ['all of ', '1 of '],
    ] as const) {
      if (!detection.condition.includes(from)) continue
      const swapped = (map: YAMLMap): void => map.set('condition', detection.condition.replace(from, to))
      mutants.push({ kind: 'swap-operator', was: `${index}: ${from.trim()}`, text: changed(text, index, swapped) })
    }
  }
  return mutants
}

function detectionOf(
  text: string,
  index: number,
): { readonly names: readonly string[]; readonly regexes: readonly string[]; readonly condition: string } {
  const detection = parseAllDocuments(text)[index]?.get('detection')
  if (!isMap(detection)) throw new Error('a rule has a detection')
  const names = detection.items.map((pair) => String(pair.key)).filter((name) => name.startsWith('selection'))
  const regexes = names.filter((name) => {
    const item = detection.get(name)
    return isMap(item) && item.items.some((pair) => String(pair.key).includes('|re'))
  })
  const condition = detection.get('condition', true)
  return { names, regexes, condition: isScalar(condition) ? String(condition.value) : '' }
}

function changed(text: string, index: number, change: (detection: YAMLMap) => void): string {
  const documents = parseAllDocuments(text)
  const detection = documents[index]?.get('detection')
  if (detection instanceof YAMLMap) change(detection)
  return documents.map((document) => document.toString()).join('---\n')
}
