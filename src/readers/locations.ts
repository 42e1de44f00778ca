import { readFile } from 'node:fs/promises'
import type { CityResponse, Reader } from 'mmdb-lib'
import { type Dynamic, writeDynamic } from '../types/dynamic.ts'
import { reasonOf } from './sources.ts'

const MOST_REMEMBERED = 50_000

/** Where addresses are, by a MaxMind DB file (https://maxmind.github.io/MaxMind-DB/); read when first needed. */
export class Locations {
  readonly path: string | undefined
  #reader: Reader<CityResponse> | undefined
  readonly #known = new Map<string, string | null>()

  constructor(path: string | undefined) {
    this.path = path
  }

  /** Reads the file; gives the reason when that cannot be done. */
  async open(): Promise<string | undefined> {
    if (this.#reader !== undefined || this.path === undefined) return undefined
    try {
      const { Reader } = await import('mmdb-lib')
      this.#reader = new Reader<CityResponse>(await readFile(this.path))
      return undefined
    } catch (error) {
      const isSystem = error instanceof Error && 'syscall' in error
      return isSystem ? reasonOf(error) : 'it is no MaxMind DB file'
    }
  }

  /** A bag as JSON text with those of country, state, city, latitude and longitude that are known. */
  locate(address: string): string | null {
    const known = this.#known.get(address)
    if (known !== undefined) return known
    if (this.#known.size >= MOST_REMEMBERED) this.#known.clear()
    const found = this.#find(address)
    this.#known.set(address, found)
    return found
  }

  #find(address: string): string | null {
    let place: CityResponse | null | undefined
    try {
      place = this.#reader?.get(address)
    } catch {
      // Text that is no address, or a damaged record.
      return null
    }
    if (place === null || place === undefined) return null
    const bag = new Map<string, Dynamic>()
    const add = (name: string, value: unknown): void => {
      if (typeof value === 'string' && value !== '') bag.set(name, value)
      else if (typeof value === 'number') bag.set(name, value)
    }
    add('country', place.country?.names?.en)
    add('state', place.subdivisions?.[0]?.names?.en)
    add('city', place.city?.names?.en)
    add('latitude', place.location?.latitude)
    add('longitude', place.location?.longitude)
    return bag.size === 0 ? null : writeDynamic(bag)
  }
}
