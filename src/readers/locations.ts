import { readFile } from 'node:fs/promises'
import type { AsnResponse, CityResponse, Reader } from 'mmdb-lib'
import { type Dynamic, writeDynamic } from '../types/dynamic.ts'
import { reasonOf } from './sources.ts'

const MOST_REMEMBERED = 50_000

/** What a database tells of addresses: where they are, or whose network they are of. */
export type Knowledge = 'places' | 'systems'

type Found = CityResponse & AsnResponse

/** What is known of addresses, by MaxMind DB files (https://maxmind.github.io/MaxMind-DB/); read when first needed. */
export class Locations {
  readonly paths: readonly string[]
  #readers: readonly Reader<Found>[] | undefined
  readonly #places = new Map<string, string | null>()
  readonly #origins = new Map<string, string | null>()

  constructor(paths: readonly string[]) {
    this.paths = paths
  }

  /** Reads the files; gives the one for which that cannot be done, and the reason. */
  async open(): Promise<{ readonly path: string; readonly reason: string } | undefined> {
    if (this.#readers !== undefined) return undefined
    const readers: Reader<Found>[] = []
    for (const path of this.paths) {
      try {
        const { Reader } = await import('mmdb-lib')
        readers.push(new Reader<Found>(await readFile(path)))
      } catch (error) {
        const isSystem = error instanceof Error && 'syscall' in error
        return { path, reason: isSystem ? reasonOf(error) : 'it is no MaxMind DB file' }
      }
    }
    this.#readers = readers
    return undefined
  }

  /** Whether one of the files that are open is of that kind; a kind that the file does not name may hold anything. */
  tells(knowledge: Knowledge): boolean {
    return this.#readers?.some((reader) => holds(reader.metadata.databaseType, knowledge)) ?? false
  }

  /** A bag as JSON text with those of country, state, city, latitude and longitude that are known. */
  locate(address: string): string | null {
    return remembered(this.#places, address, () => {
      const place = this.#find(address, 'places')
      return bagOf({
        country: place?.country?.names?.en,
        state: place?.subdivisions?.[0]?.names?.en,
        city: place?.city?.names?.en,
        latitude: place?.location?.latitude,
        longitude: place?.location?.longitude,
      })
    })
  }

  /**
   * A bag of texts as JSON with those of country (as ISO 3166 code), country_name, state, city, continent, postal_code,
   * metro_code, lat, lon, asn and org that are known.
   */
  originOf(address: string): string | null {
    return remembered(this.#origins, address, () => {
      const place = this.#find(address, 'places')
      const system = this.#find(address, 'systems')
      return bagOf({
        country: place?.country?.iso_code,
        country_name: place?.country?.names?.en,
        state: place?.subdivisions?.[0]?.names?.en,
        city: place?.city?.names?.en,
        continent: place?.continent?.names?.en,
        postal_code: place?.postal?.code,
        metro_code: place?.location?.metro_code?.toString(),
        lat: place?.location?.latitude?.toString(),
        lon: place?.location?.longitude?.toString(),
        asn: system?.autonomous_system_number?.toString(),
        org: system?.autonomous_system_organization,
      })
    })
  }

  /** The record of the first file that has one. */
  #find(address: string, knowledge: Knowledge): Found | undefined {
    for (const reader of this.#readers ?? []) {
      if (!holds(reader.metadata.databaseType, knowledge)) continue
      try {
        const found = reader.get(address)
        if (found !== null && found !== undefined) return found
      } catch {
        // Text that is no address, or a damaged record.
      }
    }
    return undefined
  }
}

function holds(databaseType: string, knowledge: Knowledge): boolean {
  const [places, systems] = [/City|Country|Enterprise/i.test(databaseType), /ASN|ISP|Enterprise/i.test(databaseType)]
  return knowledge === 'places' ? places || !systems : systems || !places
}

function remembered(known: Map<string, string | null>, address: string, find: () => string | null): string | null {
  const before = known.get(address)
  if (before !== undefined) return before
  if (known.size >= MOST_REMEMBERED) known.clear()
  const found = find()
  known.set(address, found)
  return found
}

function bagOf(values: Readonly<Record<string, unknown>>): string | null {
  const bag = new Map<string, Dynamic>()
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'string' && value !== '') bag.set(name, value)
    else if (typeof value === 'number') bag.set(name, value)
  }
  return bag.size === 0 ? null : writeDynamic(bag)
}
