import { toWidth, widthOf } from './width.ts'

/** A column of a table that is laid out by what people need first. */
export interface ColumnSpec {
  readonly title: string
  /** It is never narrower than this, or than its content. */
  readonly least?: number
  /** Left out when room is short; the lowest number goes first. */
  readonly optional?: number
  /** Takes what the others leave. */
  readonly elastic?: boolean
  readonly right?: boolean
}

/** `text` is already escaped. */
export interface Cell {
  readonly text: string
}

const GAP = '  '
const WIDEST = 120

/** Lines of a header and rows, within `width` where one is given: optional columns go, then cells are cut. */
export function columnsOfText(
  specs: readonly ColumnSpec[],
  rows: readonly (readonly Cell[])[],
  width: number | undefined,
): string {
  const all = specs.map((spec, index) => {
    const content = rows.reduce((most, row) => Math.max(most, widthOf(row[index]?.text ?? '')), widthOf(spec.title))
    return { spec, index, wanted: Math.min(content, WIDEST) }
  })
  let shown = all
  const leastOf = ({ spec, wanted }: (typeof all)[number]): number => Math.min(wanted, spec.least ?? wanted)
  const optional = all.filter(({ spec }) => spec.optional !== undefined)
  const leaving = optional.toSorted((a, b) => (a.spec.optional ?? 0) - (b.spec.optional ?? 0))
  for (const column of leaving) {
    if (width === undefined || total(shown.map(leastOf)) <= width) break
    shown = shown.filter((other) => other !== column)
  }
  const widths = shown.map(({ wanted }) => wanted)
  if (width !== undefined) {
    let over = total(widths) - width
    // The elastic column gives way first, then the others from the right.
    const order = shown
      .map((_, i) => i)
      .toSorted((a, b) => Number(shown[b]?.spec.elastic) - Number(shown[a]?.spec.elastic) || b - a)
    for (const i of order) {
      const column = shown[i]
      if (over <= 0 || column === undefined) break
      const given = Math.min(over, column.wanted - leastOf(column))
      widths[i] = column.wanted - given
      over -= given
    }
  }
  const line = (cells: readonly string[]): string => {
    const texts = shown.map(({ spec, index }, i) => toWidth(cells[index] ?? '', widths[i] ?? 0, spec.right))
    return `${texts.join(GAP).trimEnd()}\n`
  }
  return line(specs.map((s) => s.title)) + rows.map((row) => line(row.map((cell) => cell.text))).join('')
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, w) => sum + w, 0) + GAP.length * (widths.length - 1)
}
