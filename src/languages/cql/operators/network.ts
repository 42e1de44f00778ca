import { call, type Expr, literal, long, text } from '../../../plan/expr.ts'
import type { Arguments } from '../lower/arguments.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import type { Frame } from '../lower/frame.ts'
import { asText } from '../lower/value.ts'

/** Each given with the other or not at all. */
const COUPLES = [['icmptype', 'icmpcode']] as const

/** library.humio.com/data-analysis/functions-communityid.html: the empty text where a part is missing or invalid. */
function lowerCommunityId(args: Arguments, frame: Frame, cx: Lowering): Expr | undefined {
  const alone = COUPLES.flatMap(([a, b]) => (args.has(a) === args.has(b) ? [] : [args.has(a) ? b : a]))
  for (const name of alone) cx.report.add('name/cql-missing-parameter', args.span, { name, fn: args.fn })
  const seed = args.number('seed') ?? 0
  if (!Number.isInteger(seed) || seed < 0 || seed > 65_535) {
    const found = `\`${args.text('seed') ?? ''}\``
    const expected = 'a whole number from 0 to 65535'
    cx.report.add('type/mismatch', args.raw('seed')?.span ?? args.span, { what: '`seed`', expected, found })
    return undefined
  }
  if (alone.length > 0) return undefined
  const parts = ['proto', 'sourceip', 'destinationip', 'sourceport', 'destinationport', 'icmptype', 'icmpcode']
  const values = parts.map((name) => {
    const field = args.field(name)
    return field === undefined ? literal('string', null) : asText(cx.field(frame, field.name, field.span))
  })
  const bytes = call('flow.community_id_bytes', [...values, long(seed)], args.span)
  const id = call('text.concat', [text('1:'), call('hash.sha1_base64_of_hex', [bytes])], args.span)
  return call('logic.coalesce', [id, text('')], args.span)
}

export const NETWORK: Builtins = {
  communityid: {
    kind: 'value',
    output: '_community_id',
    names: ['proto', 'sourceip', 'destinationip', 'sourceport', 'destinationport', 'icmptype', 'icmpcode', 'seed'],
    required: ['proto', 'sourceip', 'destinationip'],
    lower: lowerCommunityId,
  },
}
