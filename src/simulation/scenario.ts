import type { Platform } from '../schemas/table.ts'

/**
 * A behaviour written once, attack or benign, without regard to any product: what ran where, for whom, and what it did.
 * Times inside a scenario are milliseconds after the start of what they stand in: a process after its parent's (or the
 * scenario's) start, a deed after its process' start.
 */
export interface Scenario {
  /** Unique within a package. */
  readonly id: string
  readonly title: string
  readonly kind: ScenarioKind
  readonly description: string
  readonly techniques: readonly string[]
  readonly references: readonly string[]
  /** Epoch milliseconds. */
  readonly start: number
  /** The first is where processes run unless they say otherwise. */
  readonly hosts: readonly ScenarioHost[]
  /** The first is who runs processes unless they say otherwise. */
  readonly users: readonly ScenarioUser[]
  readonly processes: readonly ScenarioProcess[]
  readonly signals: readonly Signal[]
  /** What is expected on a platform where it is not the usual: an attack is seen everywhere, benign behaviour nowhere. */
  readonly expect: Readonly<Partial<Record<Platform, Expectation>>>
  readonly evasion: Evasion
}

/** When things may start, epoch milliseconds: sensors write years of four digits, and some of them seconds since 1970. */
export const EARLIEST_START = 0
export const LATEST_START = Date.UTC(2200, 0) - 1

export const SCENARIO_KINDS = ['attack', 'benign'] as const
export type ScenarioKind = (typeof SCENARIO_KINDS)[number]

export const OPERATING_SYSTEMS = ['windows', 'linux', 'macos'] as const
export type OperatingSystem = (typeof OPERATING_SYSTEMS)[number]

export interface ScenarioHost {
  /** Short, as `WS-FIN-07`. */
  readonly name: string
  /** Of DNS, as `corp.example`. */
  readonly domain: string
  readonly os: OperatingSystem
  /** IPv4. */
  readonly address: string
}

export interface ScenarioUser {
  readonly name: string
  /** Of Windows, as `CORP`; empty elsewhere. */
  readonly domain: string
  /** SID, or number of a POSIX user; derived from the name when absent. */
  readonly uid?: string
}

export const INTEGRITY_LEVELS = ['low', 'medium', 'high', 'system'] as const
export type IntegrityLevel = (typeof INTEGRITY_LEVELS)[number]

export interface ScenarioProcess {
  /** Unique within the scenario; generated when the file gives none. */
  readonly id: string
  readonly at: number
  /** It ran before the scenario: no sensor tells its start, and it is known as a parent. */
  readonly isRunning: boolean
  /** Name of a host. */
  readonly host?: string
  /** Name of a user. */
  readonly user?: string
  /** Full path of the program. */
  readonly image: string
  readonly commandLine: string
  readonly workingDirectory?: string
  /** What the version resource of a Windows program says. */
  readonly version: ProgramVersion
  /** What the program's file is a copy of, where its name does not tell: its digests follow from this. */
  readonly copyOf?: string
  readonly integrity: IntegrityLevel
  /** When it ends; absent: it still runs. */
  readonly ends?: number
  readonly exitCode: number
  readonly files: readonly FileDeed[]
  readonly lookups: readonly LookupDeed[]
  readonly connections: readonly ConnectionDeed[]
  readonly scripts: readonly ScriptDeed[]
  readonly children: readonly ScenarioProcess[]
}

/** Members are absent where the program has none; `originalFileName` survives renaming. */
export interface ProgramVersion {
  readonly originalFileName?: string
  readonly fileVersion?: string
  readonly description?: string
  readonly product?: string
  readonly company?: string
}

export const FILE_ACTIONS = ['create', 'modify', 'read', 'delete'] as const
export type FileAction = (typeof FILE_ACTIONS)[number]

export interface FileDeed {
  readonly at: number
  readonly action: FileAction
  readonly path: string
  /** Bytes. */
  readonly size?: number
}

export const LOOKUP_STATUSES = ['NOERROR', 'NXDOMAIN', 'SERVFAIL', 'TIMEOUT'] as const
export type LookupStatus = (typeof LOOKUP_STATUSES)[number]

/** A name looked up in DNS. */
export interface LookupDeed {
  readonly at: number
  readonly name: string
  /** `A`, `AAAA`, `TXT`, `MX`, `CNAME`, `NULL` ... */
  readonly type: string
  readonly answers: readonly string[]
  readonly status: LookupStatus
  /**
   * `system`: by the resolver of the operating system, which sensors on the host see; `self`: the program speaks DNS itself
   * (nslookup, dig, tunnels), so that only its connection to `server` shows.
   */
  readonly by: 'system' | 'self'
  /** Address of the DNS server. */
  readonly server: string
}

export const TRANSPORTS = ['tcp', 'udp', 'icmp'] as const
export type Transport = (typeof TRANSPORTS)[number]

export interface ConnectionDeed {
  readonly at: number
  /** The other side's address. */
  readonly to: string
  /** The other side's port, of an inbound connection the own one; of ICMP 0. */
  readonly port: number
  readonly transport: Transport
  readonly direction: 'outbound' | 'inbound'
  /** The other side's name, where it is known from DNS. */
  readonly hostname?: string
  readonly state: 'established' | 'refused'
  /** Bytes that left and came, of payload. */
  readonly bytesOut: number
  readonly bytesIn: number
  readonly duration: number
  /**
   * What a network sensor recognises: `ssh`, `ssl`, `http`, `ftp`, `ftp-data`, `smtp`, `dns`, or `none` where it recognises
   * nothing; absent: what the port suggests.
   */
  readonly service?: string
  readonly http?: HttpExchange
  readonly smtp?: MailExchange
  readonly ftp?: FtpExchange
  /** The name that the client asks for in TLS, in the clear. */
  readonly serverName?: string
}

export interface HttpExchange {
  readonly method: string
  readonly host: string
  readonly uri: string
  readonly userAgent: string
  readonly status: number
  readonly requestBytes: number
  readonly responseBytes: number
}

export interface MailExchange {
  readonly helo: string
  readonly from: string
  readonly to: readonly string[]
  readonly subject: string
  /** Whether the session turns to TLS, after which a network sensor reads no more of it. */
  readonly isEncrypted: boolean
}

export interface FtpExchange {
  readonly user: string
  readonly commands: readonly FtpCommand[]
}

export interface FtpCommand {
  readonly command: string
  readonly argument: string
  readonly replyCode: number
  readonly reply: string
  readonly size?: number
}

/** A script block that PowerShell compiles. */
export interface ScriptDeed {
  readonly at: number
  readonly text: string
  /** Of the script file; absent for what is typed or given on the command line. */
  readonly path?: string
  /** Cmdlets and commands that the block runs, for module logging (4103) and products that tell commands only. */
  readonly commands: readonly ScriptCommand[]
}

export interface ScriptCommand {
  readonly name: string
  readonly parameters: Readonly<Record<string, string>>
}

/** What a scenario must leave in a sensor's records, or must not. */
export interface Signal {
  readonly sensor: string
  /** The sensor's own name of the kind of record: an event id, an action type, an event's simple name, a log's name. */
  readonly event: string
  /** Field to pattern: `*` stands for any text, case does not matter. All must hold of one record. */
  readonly fields: Readonly<Record<string, string>>
  /** Why there must be none; absent: there must be at least one. */
  readonly absent?: string
}

export type Expectation =
  | { readonly kind: 'seen' }
  | { readonly kind: 'silent' }
  /** The query finds benign behaviour, and shipped exclusions cover it. */
  | { readonly kind: 'tuned' }
  /** The platform's telemetry does not show it; with the reason. */
  | { readonly kind: 'not-visible'; readonly reason: string }

export const EVASION_FAMILIES = [
  'renamed',
  'case',
  'quoting',
  'caret',
  'slash',
  'argument-order',
  'flag-form',
  'other-tool',
  'other-port',
  'linux-name',
] as const
export type EvasionFamily = (typeof EVASION_FAMILIES)[number]

export interface Evasion {
  /** Ids of the processes whose programs and command lines vary; absent: every process whose tool is known. */
  readonly actors?: readonly string[]
  /** What no query could see there, with the reason. */
  readonly notVisible: readonly HiddenVariants[]
}

export interface HiddenVariants {
  readonly family: EvasionFamily
  readonly platforms: readonly Platform[]
  readonly reason: string
}
