/** Whether the text is an IPv4 network `a.b.c.d/n`. */
export function isIpv4Network(candidate: string): boolean {
  const m = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(candidate)
  if (m === null) return false
  return m.slice(1, 5).every((octet) => Number(octet) <= 255) && Number(m[5]) <= 32
}
