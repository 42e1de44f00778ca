import type { Dynamic } from '../types/dynamic.ts'

export type JsonStep =
  | { readonly kind: 'members'; readonly names: readonly string[] }
  | { readonly kind: 'elements'; readonly places: readonly number[] }
  | { readonly kind: 'slice'; readonly from: number | undefined; readonly to: number | undefined }
  | { readonly kind: 'all' | 'descendants' | 'length' }
  | { readonly kind: 'filter'; readonly filter: Filter }

export type Filter =
  | { readonly kind: 'and' | 'or'; readonly items: readonly Filter[] }
  | { readonly kind: 'not'; readonly item: Filter }
  | { readonly kind: 'has'; readonly path: readonly JsonStep[] }
  | { readonly kind: 'compare'; readonly path: readonly JsonStep[]; readonly op: string; readonly value: Dynamic }

const MOST_STEPS = 200
const DEEPEST = 20
const PLACE = '-?\\d{1,9}'
const QUOTED = '\'(?:[^\'\\\\]|\\\\.)*\'|"(?:[^"\\\\]|\\\\.)*"'

class PathRefusal extends Error {
  readonly offset: number

  constructor(offset: number) {
    super('not a path')
    this.offset = offset
  }
}

/** Steps of paths that were read, by their text. */
const READ = new Map<string, readonly JsonStep[]>()

/** The steps of a JSONPath, `$` before them or not, or where it stops being one. */
export function readJsonPath(text: string): { readonly steps: readonly JsonStep[] } | { readonly offset: number } {
  const known = READ.get(text)
  if (known !== undefined) return { steps: known }
  try {
    const reader = new PathReader(text)
    const steps = reader.whole()
    if (READ.size > 500) READ.clear()
    READ.set(text, steps)
    return { steps }
  } catch (error) {
    if (!(error instanceof PathRefusal)) throw error
    return { offset: error.offset }
  }
}

class PathReader {
  readonly #text: string
  #at = 0
  #depth = 0

  constructor(text: string) {
    this.#text = text
  }

  whole(): readonly JsonStep[] {
    this.#take(/\s*\$?(?=[.[]|$)/)
    const steps = this.#steps(/[^.[\]'"*]+/, true)
    this.#take(/\s*/)
    if (steps.length === 0 || this.#at < this.#text.length) this.#refuse()
    return steps
  }

  #refuse(): never {
    throw new PathRefusal(this.#at)
  }

  #take(pattern: RegExp): RegExpExecArray | undefined {
    const sticky = new RegExp(pattern.source, 'y')
    sticky.lastIndex = this.#at
    const found = sticky.exec(this.#text)
    if (found === null) return undefined
    this.#at += found[0].length
    return found
  }

  /** `name`: what a name without brackets may be. `bare`: the first one needs no dot. */
  #steps(name: RegExp, bare: boolean): readonly JsonStep[] {
    const steps: JsonStep[] = []
    const plain = new RegExp(`(${name.source})`)
    for (let first = bare; steps.length < MOST_STEPS; first = false) {
      if (this.#take(/\.\./)) {
        steps.push({ kind: 'descendants' })
        if (this.#text.charAt(this.#at) !== '[') steps.push(this.#named(plain))
      } else if (this.#take(/\.?(?=\[)/)) steps.push(this.#brackets())
      else if (this.#take(/\./)) steps.push(this.#named(plain))
      else if (first || this.#text.charAt(this.#at) === '*') {
        if (first && this.#at >= this.#text.length) break
        steps.push(this.#named(plain))
      } else break
    }
    return steps
  }

  #named(plain: RegExp): JsonStep {
    if (this.#take(/\*/)) return { kind: 'all' }
    if (this.#take(/length\(\s*\)(?=\s*$|\s*[=!<>)&|])/)) return { kind: 'length' }
    const name = this.#take(plain)?.[1] ?? this.#refuse()
    return { kind: 'members', names: [name] }
  }

  #brackets(): JsonStep {
    const start = this.#at
    this.#take(/\[\s*/)
    if (this.#take(/\*\s*\]/)) return { kind: 'all' }
    const places = this.#take(new RegExp(`(${PLACE}(?:\\s*,\\s*${PLACE})*)\\s*\\]`))?.[1]
    if (places !== undefined) return { kind: 'elements', places: places.split(',').map(Number) }
    const slice = this.#take(new RegExp(`(${PLACE})?\\s*:\\s*(${PLACE})?\\s*\\]`))
    if (slice !== undefined) {
      const [, from, to] = slice
      if (from === undefined && to === undefined) this.#refuse()
      return {
        kind: 'slice',
        from: from === undefined ? undefined : Number(from),
        to: to === undefined ? undefined : Number(to),
      }
    }
    const names = this.#take(new RegExp(`((?:${QUOTED})(?:\\s*,\\s*(?:${QUOTED}))*)\\s*\\]`))?.[1]
    if (names !== undefined) {
      const found = names.match(new RegExp(QUOTED, 'g')) ?? []
      return { kind: 'members', names: found.map((name) => name.slice(1, -1).replace(/\\(.)/g, '$1')) }
    }
    if (this.#take(/\?\s*\(/)) {
      const filter = this.#or()
      if (this.#take(/\s*\)\s*\]/) === undefined) this.#refuse()
      return { kind: 'filter', filter }
    }
    this.#at = start
    return this.#refuse()
  }

  #or(): Filter {
    const items = [this.#and()]
    while (this.#take(/\s*\|\|/)) items.push(this.#and())
    const [only] = items
    return items.length === 1 && only !== undefined ? only : { kind: 'or', items }
  }

  #and(): Filter {
    const items = [this.#condition()]
    while (this.#take(/\s*&&/)) items.push(this.#condition())
    const [only] = items
    return items.length === 1 && only !== undefined ? only : { kind: 'and', items }
  }

  #condition(): Filter {
    this.#depth += 1
    if (this.#depth > DEEPEST) this.#refuse()
    const found = this.#take(/\s*!\s*(?!=)/) ? { kind: 'not' as const, item: this.#condition() } : this.#test()
    this.#depth -= 1
    return found
  }

  #test(): Filter {
    if (this.#take(/\s*\(/)) {
      const inner = this.#or()
      if (this.#take(/\s*\)/) === undefined) this.#refuse()
      return inner
    }
    if (this.#take(/\s*@/) === undefined) this.#refuse()
    const path = this.#steps(/[^.[\]'"*\s=!<>()&|,]+/, false)
    const op = this.#take(/\s*(==|!=|<=|>=|<(?!=)|>(?!=))\s*/)?.[1]
    if (op === undefined) return { kind: 'has', path }
    return { kind: 'compare', path, op, value: this.#literal() }
  }

  #literal(): Dynamic {
    const quoted = this.#take(new RegExp(QUOTED))?.[0]
    if (quoted !== undefined) return quoted.slice(1, -1).replace(/\\(.)/g, '$1')
    const word = this.#take(/true|false|null/)?.[0]
    if (word !== undefined) return word === 'null' ? null : word === 'true'
    const number = this.#take(/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/)?.[0] ?? this.#refuse()
    return /^-?\d+$/.test(number) ? BigInt(number) : Number(number)
  }
}
