import type { Finding, Row } from '../../detections/finding.ts'
import type { Json } from '../../types/codec.ts'

/** Tells by names and addresses of hosts whom a finding is about. */
export class Attribution<T> {
  readonly #owners = new Map<string, T>()

  /** A name with or without domain, in any case, or an address. */
  add(host: string, owner: T): void {
    this.#owners.set(host.toLowerCase(), owner)
  }

  /**
   * Those whom the finding's host names; where it does not say, those whose host is the whole of a value of its row, or
   * else a word in one. Empty: nobody known.
   */
  of({ entities, evidences: [{ data }] }: Pick<Finding, 'entities' | 'evidences'>): readonly T[] {
    const byHost = entities.host === undefined ? [] : this.#named([entities.host])
    if (byHost.length > 0) return byHost
    const values = textsOf(data)
    const whole = this.#named(values)
    if (whole.length > 0) return whole
    return this.#named(values.flatMap((value) => value.match(WORD) ?? []))
  }

  #named(values: readonly string[]): readonly T[] {
    const found = new Set<T>()
    for (const value of values) {
      const owner = this.#ownerOf(value.trim().toLowerCase())
      if (owner !== undefined) found.add(owner)
    }
    return [...found]
  }

  #ownerOf(value: string): T | undefined {
    return this.#owners.get(value) ?? (/^[a-z]/.test(value) ? this.#owners.get(value.split('.')[0] ?? '') : undefined)
  }
}

const WORD = /[A-Za-z0-9][A-Za-z0-9._-]*/g

function textsOf(row: Row): readonly string[] {
  return Object.values(row).flatMap(texts)
}

function texts(value: Json): readonly string[] {
  if (typeof value === 'string') return [value]
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(texts)
}
