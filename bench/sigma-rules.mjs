// Made-up Sigma rules about processes: as many tests of each kind as public rule sets have of them, none of their text.
import { mkdirSync, writeFileSync } from 'node:fs'
import { seeded } from './generate.mjs'

const SYLLABLES = [
  'ba',
  'cor',
  'den',
  'fi',
  'gul',
  'hex',
  'ir',
  'jun',
  'kel',
  'lo',
  'mip',
  'net',
  'or',
  'pas',
  'qua',
  'rem',
  'sys',
  'tun',
  'ul',
  'vok',
  'win',
  'xe',
  'yam',
  'zor',
]
const KNOWN = ['sftp:', 'put rclone', 'rclone', ' --job 3', 'backup copy', '--copy']
const PROGRAMS = ['cmd.exe', 'powershell.exe', 'curl.exe', 'rclone.exe', 'nslookup.exe', 'ftp.exe']

/** Writes `count` rules to a directory. */
export function writeRules(directory, count) {
  mkdirSync(directory, { recursive: true })
  const random = seeded(2026)
  const below = (n) => Math.floor(random() * n)
  const pick = (items) => items[below(items.length)]
  const word = () => Array.from({ length: 2 + below(3) }, () => pick(SYLLABLES)).join('')
  const program = () => (random() < 0.3 ? pick(PROGRAMS) : `${word()}.exe`)
  const phrase = () =>
    random() < 0.003
      ? pick(KNOWN)
      : pick([' -', ' /', '\\', '', '.', '--', ' ']) + word() + pick(['', ' ', '=', '.dll', '\\', ':'])
  const quoted = (text) => `'${text.replaceAll("'", "''")}'`
  const list = (depth, most, one) => {
    const items = Array.from({ length: 1 + below(most) }, one)
    return items.map((item) => `\n${' '.repeat(depth)}- ${quoted(item)}`).join('')
  }
  const image = (field) => {
    const name = program()
    return `\n    - ${field}|endswith: ${quoted(`\\${name}`)}\n    - OriginalFileName: ${quoted(name)}`
  }
  for (let i = 0; i < count; i += 1) {
    const selections = []
    if (random() < 0.75) selections.push(['selection_img', image('Image')])
    else if (random() < 0.5)
      selections.push(['selection_parent', `\n    ParentImage|endswith:${list(6, 8, () => `\\${program()}`)}`])
    for (let part = 0, parts = 1 + below(3); part < parts; part += 1) {
      const roll = random()
      const test =
        roll < 0.62
          ? `CommandLine|contains:${list(6, 20, phrase)}`
          : roll < 0.82
            ? `CommandLine|contains|all:${list(6, 4, phrase)}`
            : roll < 0.9
              ? `CommandLine|contains|windash: ${quoted(`-${word()}`)}`
              : roll < 0.95
                ? `CommandLine|re: ${quoted(`${word()}\\s+[a-z]{2,}.{0,5}=\\d+`)}`
                : roll < 0.97
                  ? `Hashes|contains:${list(6, 10, () => `IMPHASH=${Array.from({ length: 32 }, () => below(16).toString(16)).join('')}`)}`
                  : `CommandLine|endswith:${list(6, 6, () => `.${word().slice(0, 3)}`)}`
      selections.push([`selection_${part}`, `\n    ${test}`])
    }
    const hasFilter = random() < 0.4
    if (hasFilter) {
      const test = pick([
        () => `ParentImage|startswith:${list(6, 4, () => `C:\\Program Files\\${word()}\\`)}`,
        () => `Image: ${quoted(`C:\\Windows\\System32\\${program()}`)}`,
        () => `CommandLine|contains:${list(6, 4, phrase)}`,
        () => 'ParentImage: null',
        () => `User|contains:${list(6, 2, word)}`,
      ])()
      selections.push(['filter_main', `\n    ${test}`])
    }
    const id = `${i.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`
    const detection = selections.map(([name, tests]) => `  ${name}:${tests}`).join('\n')
    const condition = `all of selection_*${hasFilter ? ' and not 1 of filter_*' : ''}`
    writeFileSync(
      new URL(`rule-${i}.yml`, directory),
      `title: Rule ${i}\nid: ${id}\nstatus: test\nlevel: medium\nlogsource:\n  product: windows\n  category: process_creation\ndetection:\n${detection}\n  condition: ${condition}\n`,
    )
  }
}
