/** A table of events whose ids are given by each provider (Sysmon, the Security log ...) for itself. */
export interface EventIds {
  readonly ids: readonly string[]
  /** The columns that tell the provider. */
  readonly providers: readonly string[]
}

/** A table of events of many kinds, each of which has some of the columns. */
export interface EventKinds {
  /** The columns that tell the kind. */
  readonly columns: readonly string[]
  /** Columns that every event may have. */
  readonly common: ReadonlySet<string>
  /** Kind to the columns beside the common ones that such an event has. */
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>
}
