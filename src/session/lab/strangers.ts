/** Of a column, more findings of nobody are not told one by one. */
const MOST_TOLD = 20

/** Findings that are of no scenario, by their column: the first of them, and how many there are. */
export class Strangers<Column, Finding> {
  readonly #byColumn = new Map<Column, { readonly told: Finding[]; count: number }>()

  add(column: Column, finding: Finding): void {
    const known = this.#byColumn.get(column) ?? { told: [], count: 0 }
    this.#byColumn.set(column, known)
    known.count += 1
    if (known.told.length < MOST_TOLD) known.told.push(finding)
  }

  /** `untold`: how many there are besides those that are told. */
  of(column: Column): { readonly told: readonly Finding[]; readonly untold: number } {
    const { told, count } = this.#byColumn.get(column) ?? { told: [], count: 0 }
    return { told, untold: count - told.length }
  }
}
