/** Up to `limit` candidates that a mistyped name may have meant, nearest first; empty when none is near. */
export function nearMatches(name: string, candidates: Iterable<string>, limit = 3): readonly string[] {
  const wanted = name.toLowerCase()
  const bound = Math.max(1, Math.floor(wanted.length / 3))
  const scored: { candidate: string; distance: number }[] = []
  for (const candidate of new Set(candidates)) {
    const distance = editDistance(wanted, candidate.toLowerCase(), bound)
    if (distance <= bound) scored.push({ candidate, distance })
  }
  scored.sort((a, b) => a.distance - b.distance || a.candidate.localeCompare(b.candidate))
  return scored.slice(0, limit).map((s) => s.candidate)
}

/** "did you mean" as a hint list for a diagnostic. */
export function nearHint(name: string, candidates: Iterable<string>): readonly string[] {
  const near = nearMatches(name, candidates)
  return near.length === 0 ? [] : [`near: ${near.map((n) => `\`${n}\``).join(', ')}`]
}

function editDistance(a: string, b: string, bound: number): number {
  if (Math.abs(a.length - b.length) > bound) return bound + 1
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      current.push(Math.min(substitution, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1))
    }
    previous = current
  }
  return previous[b.length] ?? 0
}
