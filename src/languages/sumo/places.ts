import { call, type Expr, literal, text } from '../../plan/expr.ts'
import type { Span } from '../../source/text.ts'
import type { LookupKey, Name, TablePath } from './ast.ts'
import type { Frame } from './frame.ts'
import { toReal, toText } from './values.ts'

type Knowledge = 'places' | 'systems'

interface Column {
  /** The member of what is known of an address; absent where no database tells it. */
  readonly member?: string
  readonly isNumber?: true
}

/**
 * https://help.sumologic.com/docs/search/search-query-language/search-operators/geo-lookup-map/, .../geoip/ and
 * .../asn-lookup/; `area_code` and `metro_code` are of earlier editions.
 */
const COLUMNS: Readonly<Record<Knowledge, Readonly<Record<string, Column>>>> = {
  places: {
    latitude: { member: 'lat', isNumber: true },
    longitude: { member: 'lon', isNumber: true },
    country_code: { member: 'country' },
    country_name: { member: 'country_name' },
    city: { member: 'city' },
    state: { member: 'state' },
    region: { member: 'state' },
    continent: { member: 'continent' },
    postal_code: { member: 'postal_code' },
    connection_type: {},
    country_cf: {},
    state_cf: {},
    city_cf: {},
    metro_code: { member: 'metro_code' },
    area_code: {},
  },
  systems: {
    asn: { member: 'asn' },
    organization: { member: 'org' },
    carrier_organization: { member: 'org' },
    registering_organization: {},
  },
}

/** What `*` and `geoip` without fields give. */
const DEFAULTS: Readonly<Record<Knowledge, readonly string[]>> = {
  places: ['latitude', 'longitude', 'country_code', 'country_name', 'city', 'state'],
  systems: ['asn', 'organization'],
}

/** What the paths `geo://location` and `asn://default` stand for. */
export function knowledgeAt({ text: path }: TablePath): Knowledge | undefined {
  if (/^geo:\/\//i.test(path)) return 'places'
  return /^asn:\/\//i.test(path) ? 'systems' : undefined
}

/** The columns of `lookup .. on ip=field`, in either order. */
export function lookUpAddress(
  knowledge: Knowledge,
  columns: readonly { readonly name: Name; readonly alias: Name | undefined }[],
  keys: readonly LookupKey[],
  span: Span,
  frame: Frame,
): void {
  const [key, another] = keys
  const isKey = (name: Name | undefined): boolean => name?.text.toLowerCase() === 'ip'
  const address = isKey(key?.left) ? key?.right : key?.left
  if (key === undefined || address === undefined || another !== undefined || !(isKey(key.left) || isKey(key.right))) {
    frame.refuse('a key of addresses other than `ip`', key?.left.span ?? span, ['`on ip = field` names the field'])
  } else locate(knowledge, address, columns.length === 0 ? named(knowledge, span) : columns, span, frame)
}

function named(knowledge: Knowledge, span: Span): readonly { readonly name: Name; readonly alias: Name | undefined }[] {
  return DEFAULTS[knowledge].map((name) => ({ name: { text: name, quoted: false, span }, alias: undefined }))
}

/** `geoip field`, with the fields that the page calls optional beside those that are always there. */
export function lowerGeoip(field: Name, optional: readonly Name[], span: Span, frame: Frame): void {
  const defaults = named('places', span)
  const others = optional.filter((n) => !DEFAULTS.places.includes(n.text.toLowerCase()))
  locate('places', field, [...defaults, ...others.map((name) => ({ name, alias: undefined }))], span, frame)
}

function locate(
  knowledge: Knowledge,
  address: Name,
  columns: readonly { readonly name: Name; readonly alias: Name | undefined }[],
  span: Span,
  frame: Frame,
): void {
  frame.lowering.need({ kind: 'locations', knowledge, span })
  const origin = frame.hold('origin', call('ip.origin', [toText(frame.resolve(address))], span))
  frame.define(
    columns.map(({ name, alias }) => {
      const key = name.text.toLowerCase()
      const column = COLUMNS[knowledge][key]
      if (column === undefined) {
        const what = knowledge === 'places' ? 'the places of addresses' : 'the systems of addresses'
        const known = Object.keys(COLUMNS[knowledge]).map((n) => `\`${n}\``)
        const hints = [`its columns are ${known.join(', ')}`]
        frame.report.add('name/unknown-column', name.span, { name: name.text, table: what }, { hints })
      } else if (column.member === undefined) {
        frame.choose(`\`${name.text}\``, 'null, as MaxMind databases have nothing of the kind', name.span)
      } else if (key === 'region') {
        frame.choose('`region`', 'the name of the state or province, which is what MaxMind databases have', name.span)
      }
      return { name: (alias ?? name).text, expr: columnValue(origin, column, name.span) }
    }),
    span,
  )
}

function columnValue(origin: Expr, column: Column | undefined, span: Span): Expr {
  if (column?.member === undefined) return literal('string', null, span)
  const found = toText(call('dynamic.member', [origin, text(column.member)], span))
  return column.isNumber === true ? toReal(found) : found
}
