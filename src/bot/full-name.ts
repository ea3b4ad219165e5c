/** A person's name as Telegram has it, in two parts of which the second may be missing (Bot API, User, Contact). */
export function fullName(person: { first_name: string; last_name?: string }): string {
  return [person.first_name, person.last_name].filter(Boolean).join(' ');
}
