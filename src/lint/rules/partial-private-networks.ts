import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import type { ColumnId, Expr } from '../../plan/expr.ts'
import { cover, type Span } from '../../source/text.ts'
import { columnsIn, valueWith } from '../evaluate.ts'
import type { Inspection } from '../rule.ts'
import { hasPlace, type Site } from '../sites.ts'

/** RFC 1918: who keeps all of these out means addresses of networks that are not public. */
const PRIVATE = ['10.1.2.3', '172.20.1.2', '192.168.1.2']

const PUBLIC = '8.8.8.8'

/** Other addresses that lie in no public network, by RFC 6890. */
const OTHERS: readonly (readonly [address: string, name: string])[] = [
  ['127.0.0.1', 'loopback'],
  ['169.254.1.2', 'link-local'],
  ['100.64.1.2', 'shared by carriers'],
  ['::1', 'loopback'],
  ['fe80::1', 'link-local'],
  ['fd00::1', 'unique local'],
]

/** Conditions that keep private networks out, and let other addresses pass that are not public either. */
export function partialPrivateNetworks(site: Site, { reader, definitions, source }: Inspection): readonly Diagnostic[] {
  const parts = partsOf(site)
  const byColumn = new Map<ColumnId, { readonly expr: Expr; readonly span: Span }[]>()
  for (const part of parts) {
    const [column, ...others] = columnsIn(part.expr, reader)
    if (column === undefined || others.length > 0) continue
    byColumn.set(column, [...(byColumn.get(column) ?? []), part])
  }
  return [...byColumn].flatMap(([column, own]) => {
    const passes = (address: string): boolean | undefined => {
      const values = own.map(({ expr }) => valueWith(expr, column, address, reader))
      return values.includes(undefined) ? undefined : values.every((value) => value === true)
    }
    if (PRIVATE.some((address) => passes(address) !== false) || passes(PUBLIC) !== true) return []
    const name = definitions.names.get(column) ?? ''
    const possible = OTHERS.filter(([address]) => !(address.includes(':') && /(?:ip|v)4$/i.test(name)))
    const examples = possible.flatMap(([address, name]) =>
      passes(address) === true ? [`\`${address}\` (${name})`] : [],
    )
    if (examples.length === 0) return []
    const [first, ...rest] = own.filter(({ expr }) =>
      PRIVATE.some((address) => valueWith(expr, column, address, reader) !== true),
    )
    const span = rest.reduce((all, part) => cover(all, part.span), first?.span ?? site.span)
    if (!hasPlace(span)) return []
    return [diagnostic('lint/partial-private-networks', source.name, span, { column: name, examples })]
  })
}

/** What must all be true. */
function partsOf(site: Site): readonly { readonly expr: Expr; readonly span: Span }[] {
  if (site.kind === 'list' && site.joined === 'and' && site.isPositive) {
    return site.items.flatMap((item) => item.exprs.map((expr) => ({ expr, span: item.span })))
  }
  const isList = site.kind === 'filter' && site.expr.kind === 'call' && site.expr.fn === 'logic.and'
  return site.kind === 'filter' && !isList ? [{ expr: site.expr, span: site.span }] : []
}
