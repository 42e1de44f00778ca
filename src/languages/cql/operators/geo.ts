import { extend } from '../../../plan/build.ts'
import { call, type Expr, long, reference, text } from '../../../plan/expr.ts'
import type { Span } from '../../../source/text.ts'
import type * as Ast from '../ast.ts'
import type { Arguments } from '../lower/arguments.ts'
import type { Builtin, Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import { old } from '../lower/filter.ts'
import { fold } from '../lower/fold.ts'
import { assign, type Frame, where } from '../lower/frame.ts'
import { asReal, asText, exists } from '../lower/value.ts'

/** What the databases that the user gave know of an address, as a column where the plan can hold one. */
function originOf(address: Expr, frame: Frame, span: Span, cx: Lowering): readonly [Frame, Expr] {
  const found = call('ip.origin', [asText(address)], span)
  if (frame.conditions !== undefined) return [frame, found]
  const column = cx.columns.fresh('origin', found.type)
  return [{ ...frame, plan: extend(frame.plan, [{ ...column, expr: found }], span) }, reference(column)]
}

/** Sets the fields `prefix.member`; what is not known is left as it is. */
function annotated(knowledge: 'places' | 'systems', members: readonly string[]): Builtin {
  return {
    kind: 'events',
    names: ['field'],
    lower: (args, frame, cx) => {
      const field = args.field('field') ?? { name: 'ip', span: args.span }
      const prefix = args.as?.name ?? field.name
      cx.need({ kind: 'locations', knowledge, span: args.span })
      const [start, origin] = originOf(cx.field(frame, field.name, field.span), frame, args.span, cx)
      return members.reduce((f, member) => {
        const name = `${prefix}.${member}`
        const value = asText(call('dynamic.member', [origin, text(member)], args.span))
        return assign(f, name, value, old(f, name, cx), cx.columns)
      }, start)
    },
  }
}

const PRECISION = 4

/**
 * library.humio.com/data-analysis/functions-worldmap.html, which the page of the widget writes as `geohash()` and
 * `groupBy(_geohash, function=...)` with the weight as `magnitude`. Events without a place are on no map.
 */
function lowerWorldMap(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const precision = args.has('precision') ? args.number('precision') : PRECISION
  const [ip, lat, lon] = [args.field('ip'), args.field('lat'), args.field('lon')]
  if (precision === undefined) return frame
  if (!Number.isInteger(precision) || precision < 1 || precision > 12) {
    const span = args.raw('precision')?.span ?? args.span
    const found = `\`${precision}\``
    cx.report.add('type/mismatch', span, { what: '`precision`', expected: 'a whole number from 1 to 12', found })
    return frame
  }
  if (ip === undefined && (lat === undefined || lon === undefined)) {
    cx.report.add('name/cql-missing-parameter', args.span, { name: 'ip', fn: args.fn })
    return frame
  }
  const [start, place] = placeOf(args, frame, { ip, lat, lon }, cx)
  const hash = call('geo.geohash', [place.lon, place.lat, long(precision)], args.span)
  const choice = 'its rows have the fields `_geohash` and `magnitude`'
  cx.report.add('fidelity/choice', args.span, { topic: `\`${args.fn}()\``, choice })
  const weight = args.raw('magnitude')
  const onMap = where(start, exists(hash))
  const grouped = fold(onMap, [{ name: '_geohash', expr: hash }], weight, args.span, args.fn, cx)
  const measured = [...grouped.fields].find(([name]) => name !== '_geohash')
  const fields = new Map([...grouped.fields].filter(([name]) => name === '_geohash'))
  if (measured !== undefined) fields.set('magnitude', measured[1])
  return { ...grouped, fields }
}

interface Place {
  readonly lat: Expr
  readonly lon: Expr
}

interface Asked {
  readonly ip: Ast.FieldName | undefined
  readonly lat: Ast.FieldName | undefined
  readonly lon: Ast.FieldName | undefined
}

function placeOf(args: Arguments, frame: Frame, { ip, lat, lon }: Asked, cx: Lowering): readonly [Frame, Place] {
  if (lat !== undefined && lon !== undefined) {
    const read = (field: Ast.FieldName): Expr => asReal(cx.field(frame, field.name, field.span))
    return [frame, { lat: read(lat), lon: read(lon) }]
  }
  cx.need({ kind: 'locations', knowledge: 'places', span: args.span })
  const address = cx.field(frame, ip?.name ?? 'ip', ip?.span ?? args.span)
  const [start, origin] = originOf(address, frame, args.span, cx)
  const read = (member: string): Expr => asReal(asText(call('dynamic.member', [origin, text(member)], args.span)))
  return [start, { lat: read('lat'), lon: read('lon') }]
}

export const GEO: Builtins = {
  /** library.humio.com/data-analysis/functions-iplocation.html */
  iplocation: annotated('places', ['country', 'city', 'lat', 'lon']),
  /** library.humio.com/data-analysis/functions-asn.html */
  asn: annotated('systems', ['asn', 'org']),
  worldmap: {
    kind: 'table',
    names: ['ip', 'lat', 'lon', 'magnitude', 'precision'],
    lower: lowerWorldMap,
  },
}
