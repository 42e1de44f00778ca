/** A Windows event as the event log holds it, before any product ships it. */
export interface WindowsEvent {
  readonly provider: string
  /** With braces. */
  readonly providerGuid: string
  readonly channel: string
  readonly eventId: number
  readonly version: number
  readonly level: number
  readonly task: number
  readonly opcode: number
  /** As `0x8000000000000000`. */
  readonly keywords: string
  readonly recordId: number
  /** Epoch milliseconds. */
  readonly time: number
  /** With the domain, as `WS-FIN-07.corp.example`. */
  readonly computer: string
  /** Of the process that wrote the event. */
  readonly processId: number
  readonly threadId: number
  /** SID of `Security UserID`; absent in the Security channel. */
  readonly userId?: string
  /** Names and values of EventData, in the order of the provider's manifest, as Windows renders them. */
  readonly data: readonly (readonly [name: string, value: string])[]
}
