/** How the kernel writes values of the audit log (https://github.com/torvalds/linux/blob/master/kernel/audit.c). */

/** A text that a user can choose: in quotes, or in hexadecimal digits where it has a blank, a quote or other signs. */
export function untrusted(text: string): string {
  return isEncoded(text) ? hex(text) : `"${text}"`
}

const hex = (text: string): string => Buffer.from(text, 'utf8').toString('hex').toUpperCase()

const isEncoded = (text: string): boolean => /[^\x21\x23-\x7e]/.test(text)

/** Of one EXECVE record, and of what stands before an argument (kernel/auditsc.c: MAX_EXECVE_AUDIT_LEN, abuf). */
const LONGEST_RECORD = 7500
const HEAD = 96

/**
 * The fields of the EXECVE records that tell a program's arguments: more than one where they are long, with long
 * arguments in pieces (`a1_len=9000 a1[0]=..`).
 */
export function execveRecords(words: readonly string[]): readonly string[] {
  const records: string[] = []
  let record = `argc=${words.length}`
  let room = LONGEST_RECORD
  const add = (text: string): void => {
    record += record === '' ? text : ` ${text}`
    room -= text.length + 1
  }
  const turn = (): void => {
    if (HEAD + 8 <= room) return
    records.push(record)
    record = ''
    room = LONGEST_RECORD
  }
  words.forEach((word, index) => {
    turn()
    const text = untrusted(word)
    if (text.length + HEAD <= room) {
      add(`a${index}=${text}`)
      return
    }
    const isHex = isEncoded(word)
    const content = isHex ? text : text.slice(1, -1)
    add(`a${index}_len=${content.length}`)
    for (let piece = 0, from = 0; from < content.length; piece += 1) {
      turn()
      const fits = Math.floor((room - HEAD) / 2) * 2
      const part = content.slice(from, from + fits)
      add(`a${index}[${piece}]=${isHex ? part : `"${part}"`}`)
      from += part.length
    }
  })
  records.push(record)
  return records
}

/** Bytes of a program's title that are kept (kernel/auditsc.c: MAX_PROCTITLE_AUDIT_LEN). */
const LONGEST_TITLE = 128

/** What PROCTITLE tells of a program: its arguments with NUL between them. */
export function proctitle(words: readonly string[]): string {
  const bytes = Buffer.from(words.join('\0'), 'utf8').subarray(0, LONGEST_TITLE)
  return words.length > 1 || isEncoded(words[0] ?? '') ? bytes.toString('hex').toUpperCase() : `"${bytes.toString()}"`
}

/** A socket's address as it lies in memory (struct sockaddr_in, sockaddr_in6). */
export function socketAddress(address: string, port: number): string {
  const digits = (value: number, count: number): string => value.toString(16).toUpperCase().padStart(count, '0')
  if (!address.includes(':')) {
    const parts = address.split('.').map((part) => digits(Number(part), 2))
    return `0200${digits(port, 4)}${parts.join('')}${'0'.repeat(16)}`
  }
  const [head = '', tail] = address.split('::')
  const groups = (text: string | undefined): readonly string[] =>
    (text ?? '').split(':').flatMap((group) => (group === '' ? [] : [group.toUpperCase().padStart(4, '0')]))
  const before = groups(head)
  const after = groups(tail)
  const between = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0000')
  return `0A00${digits(port, 4)}00000000${[...before, ...between, ...after].join('')}00000000`
}
