/** Stops a translation; `toRe2` turns it into its result. */
export class RegexRefusal extends Error {
  readonly invalid: boolean
  readonly construct: string
  readonly offset: number

  constructor(construct: string, offset: number, invalid: boolean) {
    super(construct)
    this.construct = construct
    this.offset = offset
    this.invalid = invalid
  }
}
