/** What makes a record or chunk unreadable. Stays within this folder: its message becomes the reason of a rejected item. */
export class Damage extends Error {
  override readonly name = 'Damage'
}
