import { call, type Expr, literal, text } from '../../plan/expr.ts'
import type { Span } from '../../source/text.ts'
import { constantArgument } from './arguments.ts'
import type { Expression, ExpressionOf } from './ast.ts'
import type { Lowering } from './lowering.ts'
import { toText, type Value } from './value.ts'

type Call = ExpressionOf<'call'>

interface GeoFunction {
  readonly arguments: readonly [number, number]
  readonly lower: (lowering: Lowering, expression: Call) => Value
}

/** What a database of places holds, by the names of GEO::LOOKUP_TEXT. */
const PLACES: Readonly<Record<string, string>> = {
  country_name: 'country',
  physical_country_name: 'country',
  city_name: 'city',
  subdivision_name: 'state',
  location_latitude: 'latitude',
  location_longitude: 'longitude',
}

/** https://www.ibm.com/docs/en/SS42VS_7.5/com.ibm.qradar.doc/r_aql_data_functions.html, from the database of `--geo`. */
export const GEO_FUNCTIONS: Readonly<Record<string, GeoFunction>> = {
  'GEO::LOOKUP': { arguments: [2, 2], lower: lowerLookup },
  'GEO::LOOKUP_TEXT': { arguments: [2, 2], lower: lowerLookup },
  'GEO::DISTANCE': { arguments: [2, 2], lower: lowerDistance },
}

function placeOf(lowering: Lowering, address: Expression | undefined, span: Span): Expr {
  lowering.session.need({ kind: 'locations', span })
  const ip = address === undefined ? literal('string', null, span) : toText(lowering.lower(address))
  return call('ip.location', [ip], span)
}

function lowerLookup(lowering: Lowering, expression: Call): Value {
  const { session } = lowering
  const { span, args } = expression
  const name = expression.name.name.toUpperCase()
  const wanted = constantArgument(lowering, args[1], `the property of ${name}`)
  if (wanted === undefined) return lowering.nothing(span)
  const member = PLACES[wanted.value.toLowerCase()]
  if (member === undefined) {
    const hints = [`GEO::LOOKUP_TEXT(ip, 'country_name') and 'city_name' are read from the database of \`--geo\``]
    session.refuse(`\`${wanted.value}\` of ${name}`, wanted.span, hints)
    return lowering.nothing(span)
  }
  session.choose(name, 'names of places are those of the database that is given, in English', span)
  const found = call('dynamic.member', [placeOf(lowering, args[0], span), text(member, span)], span)
  return { expr: call('dynamic.to_text', [found], span) }
}

/** Kilometres between the places of two addresses. */
function lowerDistance(lowering: Lowering, { args, span }: Call): Value {
  const choice = 'kilometres along a sphere with a radius of 6371 km, as no page says how QRadar computes them'
  lowering.session.choose('GEO::DISTANCE', choice, span)
  const ends = [args[0], args[1]].flatMap((address) => {
    const place = placeOf(lowering, address, span)
    return ['latitude', 'longitude'].map((member) => {
      const found = call('dynamic.to_text', [call('dynamic.member', [place, text(member, span)], span)], span)
      return call('convert.text_to_real', [found], span)
    })
  })
  const metres = call('geo.haversine_distance', ends, span)
  return { expr: call('number.divide_real', [metres, literal('real', 1000, span)], span) }
}
