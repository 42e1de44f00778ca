import type { Host, User } from '../activity.ts'
import type { Dice } from '../dice.ts'
import { hostOf, seedOf, userOf } from '../identity.ts'
import type { OperatingSystem } from '../scenario.ts'

/** How long a process is to run: numbers of processes come back, but not while one that has the number runs. */
export type Lifetime = 'always' | 'day' | 'short'

/** What a host is for. */
export type Role =
  | 'office'
  | 'developer'
  | 'administrator'
  | 'directory'
  | 'files'
  | 'backup'
  | 'build'
  | 'mail'
  | 'database'
  | 'web'
  | 'management'
  | 'security'
  | 'legacy'
  | 'sandbox'
  | 'linux-web'
  | 'linux-application'
  | 'linux-database'
  | 'linux-build'
  | 'linux-monitoring'

/** The first hosts, one of each kind early, so that small estates have most kinds. */
const FIRST: readonly Role[] = [
  'office',
  'linux-web',
  'backup',
  'administrator',
  'build',
  'developer',
  'mail',
  'legacy',
  'linux-build',
  'office',
  'management',
  'security',
  'linux-monitoring',
  'database',
  'files',
  'office',
  'linux-application',
  'directory',
  'developer',
  'office',
  'web',
  'office',
  'linux-database',
  'sandbox',
  'office',
]
/** The others: mostly desks. */
const FURTHER: readonly Role[] = [
  'office',
  'office',
  'developer',
  'office',
  'office',
  'linux-web',
  'office',
  'office',
  'office',
  'files',
  'office',
  'developer',
  'office',
  'office',
  'administrator',
  'office',
  'linux-application',
  'office',
  'office',
  'database',
  'office',
  'office',
  'developer',
  'web',
  'office',
  'office',
  'build',
  'office',
  'office',
  'linux-monitoring',
]

const PREFIXES: Readonly<Record<Role, string>> = {
  office: 'WS',
  developer: 'DEV',
  administrator: 'ADM',
  directory: 'SRV-DC',
  files: 'SRV-FS',
  backup: 'SRV-BKP',
  build: 'SRV-CI',
  mail: 'SRV-MX',
  database: 'SRV-SQL',
  web: 'SRV-WEB',
  management: 'SRV-MGT',
  security: 'SRV-SEC',
  legacy: 'SRV-ERP',
  sandbox: 'SBX',
  'linux-web': 'web',
  'linux-application': 'app',
  'linux-database': 'pg',
  'linux-build': 'runner',
  'linux-monitoring': 'mon',
}

const SERVICE_ACCOUNTS: Readonly<Partial<Record<Role, string>>> = {
  directory: 'svc-directory',
  files: 'svc-files',
  backup: 'svc-backup',
  build: 'svc-build',
  mail: 'svc-mail',
  database: 'svc-sql',
  web: 'svc-web',
  management: 'svc-deploy',
  security: 'svc-scan',
  legacy: 'svc-erp',
  'linux-web': 'www-data',
  'linux-application': 'app',
  'linux-database': 'postgres',
  'linux-build': 'runner',
  'linux-monitoring': 'monitor',
}

const DEPARTMENTS = ['FIN', 'SAL', 'HR', 'LEG', 'MKT', 'OPS', 'ENG', 'PUR', 'LOG', 'SUP'] as const

const GIVEN = [
  'ada',
  'alan',
  'amir',
  'anna',
  'bela',
  'boris',
  'carla',
  'chen',
  'clara',
  'dara',
  'david',
  'elena',
  'emil',
  'eva',
  'farid',
  'femi',
  'greta',
  'hana',
  'henri',
  'ines',
  'ivan',
  'jana',
  'jonas',
  'kai',
  'kemal',
  'lara',
  'lena',
  'luca',
  'maria',
  'milan',
  'nadia',
  'noah',
  'olga',
  'omar',
  'paula',
  'petra',
  'rafael',
  'rosa',
  'samir',
  'sofia',
  'tara',
  'tom',
  'uma',
  'vera',
  'viktor',
  'wanda',
  'yara',
  'yusuf',
  'zoe',
] as const
const FAMILY = [
  'abel',
  'adler',
  'bauer',
  'becker',
  'bianchi',
  'braun',
  'castro',
  'costa',
  'dahl',
  'diaz',
  'dubois',
  'ekman',
  'fabre',
  'ferrari',
  'fischer',
  'garcia',
  'gruber',
  'hansen',
  'haas',
  'ito',
  'jansen',
  'kaya',
  'keller',
  'kim',
  'koch',
  'lang',
  'larsen',
  'lindt',
  'lopez',
  'maier',
  'marin',
  'mori',
  'moreau',
  'nagy',
  'novak',
  'olsen',
  'peeters',
  'petrov',
  'rossi',
  'sato',
  'silva',
  'simon',
  'stein',
  'tanaka',
  'toth',
  'urban',
  'vogel',
  'weber',
  'wolf',
  'zeman',
] as const

const DNS_DOMAIN = 'harbor.example'
const DOMAIN = 'HARBOR'

/** A host of the background with its people, and what goes on there at the moment. */
export class Station {
  readonly number: number
  readonly role: Role
  readonly host: Host
  readonly isDesk: boolean
  /** Who services run as. */
  readonly system: User
  /** Who sits there, or the account that the server's jobs run as. */
  readonly owner: User
  /** Address of the DNS server. */
  readonly resolver: string
  /** Milliseconds that the people's day is shifted by. */
  readonly shift: number
  /** Whether somebody is there. */
  isAttended = false
  readonly #logons = new Map<string, number>()
  #nextPid: number
  #nextDayPid: number
  #nextServicePid: number

  constructor(number: number, role: Role, seed: number, dice: Dice) {
    this.number = number
    this.role = role
    const os: OperatingSystem = role.startsWith('linux-') ? 'linux' : 'windows'
    this.isDesk = role === 'office' || role === 'developer' || role === 'administrator'
    this.host = hostOf({ name: nameOf(number, role, dice), domain: DNS_DOMAIN, os, address: addressOf(number, role) })
    this.system = userOf({ name: os === 'windows' ? 'SYSTEM' : 'root', domain: 'NT AUTHORITY' }, os)
    const name = SERVICE_ACCOUNTS[role] ?? personName(number, dice)
    this.owner = userOf({ name, domain: DOMAIN }, os)
    this.resolver = '10.60.0.10'
    this.shift = dice.whole(-75, 100) * 60_000 + dice.whole(0, 59_999)
    this.#nextPid = dice.whole(1600, 9000)
    this.#nextDayPid = dice.whole(1000, 1400)
    this.#nextServicePid = dice.whole(120, 160)
    this.#logons.set('', seedOf(seed, 'logon', this.host.name))
  }

  /** Numbers of processes that run side by side differ. */
  nextPid(lifetime: Lifetime, dice: Dice): number {
    const unit = this.host.os === 'windows' ? 4 : 1
    if (lifetime === 'always') {
      this.#nextServicePid += dice.whole(1, 12)
      return unit * this.#nextServicePid
    }
    if (lifetime === 'day') {
      this.#nextDayPid = this.#nextDayPid >= 1590 ? 1000 : this.#nextDayPid + dice.whole(1, 6)
      return unit * this.#nextDayPid
    }
    this.#nextPid = this.#nextPid >= 15_990 ? 1600 : this.#nextPid + dice.whole(1, 5)
    return unit * this.#nextPid
  }

  logonId(user: User): number {
    const known = this.#logons.get(user.name)
    if (known !== undefined) return known
    const made = 0x10_000 + (((this.#logons.get('') ?? 0) + 7919 * this.#logons.size) % 0xf_ffff)
    this.#logons.set(user.name, made)
    return made
  }
}

export function roleOf(number: number): Role {
  return FIRST[number] ?? FURTHER[(number - FIRST.length) % FURTHER.length] ?? 'office'
}

/** Their names start at 101, apart from those that written scenarios use. */
function nameOf(number: number, role: Role, dice: Dice): string {
  const prefix = PREFIXES[role]
  const count = 101 + number
  if (role === 'office') return `${prefix}-${dice.pick(DEPARTMENTS)}-${count}`
  return `${prefix}-${count}`
}

/** 10.60 to 10.123, 250 in each part; servers in parts of their own. */
function addressOf(number: number, role: Role): string {
  const isServer = !['office', 'developer', 'administrator'].includes(role)
  const part = Math.floor(number / 240)
  return `10.${60 + (Math.floor(part / 100) % 64)}.${2 * (part % 100) + (isServer ? 1 : 2)}.${11 + (number % 240)}`
}

function personName(number: number, dice: Dice): string {
  const given = dice.pick(GIVEN)
  const family = dice.pick(FAMILY)
  // Beyond what names tell apart, people have numbers.
  return number < 500
    ? `${given.slice(0, 1)}.${family}${number % 97 === 0 ? '' : number}`
    : `${given}.${family}${number}`
}

/** Somebody who works on servers of Linux. */
export function shellUser(dice: Dice): User {
  return userOf({ name: `${dice.pick(GIVEN).slice(0, 1)}${dice.pick(FAMILY)}`, domain: '' }, 'linux')
}
