/** Items with times, given back in the order of time; of equal times in the order in which they came. */
export class Agenda<Item> {
  readonly #times: number[] = []
  readonly #orders: number[] = []
  readonly #items: Item[] = []
  #order = 0

  get size(): number {
    return this.#items.length
  }

  /** The time of what comes next; infinite when there is nothing. */
  get next(): number {
    return this.#times[0] ?? Number.POSITIVE_INFINITY
  }

  add(time: number, item: Item): void {
    const order = this.#order
    this.#order += 1
    let place = this.#items.length
    this.#items.push(item)
    this.#times.push(time)
    this.#orders.push(order)
    while (place > 0) {
      const above = (place - 1) >> 1
      // Of equal times the one above came earlier.
      if ((this.#times[above] ?? 0) <= time) break
      this.#move(above, place)
      place = above
    }
    this.#put(place, time, order, item)
  }

  take(): Item | undefined {
    const first = this.#items[0]
    const last = this.#items.pop()
    const time = this.#times.pop()
    const order = this.#orders.pop()
    if (last === undefined || time === undefined || order === undefined) return undefined
    const length = this.#items.length
    if (length === 0) return last
    let place = 0
    for (;;) {
      let below = 2 * place + 1
      if (below >= length) break
      if (below + 1 < length && this.#isEarlier(below + 1, below)) below += 1
      const belowTime = this.#times[below] ?? 0
      if (time < belowTime || (time === belowTime && order < (this.#orders[below] ?? 0))) break
      this.#move(below, place)
      place = below
    }
    this.#put(place, time, order, last)
    return first
  }

  #isEarlier(a: number, b: number): boolean {
    const first = this.#times[a] ?? 0
    const second = this.#times[b] ?? 0
    return first < second || (first === second && (this.#orders[a] ?? 0) < (this.#orders[b] ?? 0))
  }

  #move(from: number, to: number): void {
    const item = this.#items[from]
    if (item !== undefined) this.#put(to, this.#times[from] ?? 0, this.#orders[from] ?? 0, item)
  }

  #put(place: number, time: number, order: number, item: Item): void {
    this.#times[place] = time
    this.#orders[place] = order
    this.#items[place] = item
  }
}
