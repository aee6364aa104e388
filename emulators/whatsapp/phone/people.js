const storageKey = "loved-phone-people";

/** @typedef {{ wa_id: string, name: string }} Person */

/** @type {Person[]} */
const regulars = [
  { wa_id: "5511987654321", name: "Mariana Souza" },
  { wa_id: "5521998761234", name: "Rafael Lima" },
  { wa_id: "5531988887070", name: "Beatriz Rocha" },
  { wa_id: "5541991234567", name: "João Pedro Alves" },
];

/** Everybody this browser can be: ours, then those added by hand. @returns {Person[]} */
export function people() {
  const added = load().added;
  return [...regulars.filter(({ wa_id }) => !added.some((person) => person.wa_id === wa_id)), ...added];
}

/** Whoever wrote last from this browser. @returns {Person} */
export function currentPerson() {
  const { current } = load();
  return people().find(({ wa_id }) => wa_id === current) ?? regulars[0];
}

/** @param {Person} person */
export function becomePerson(person) {
  const state = load();
  const isKnown = people().some(({ wa_id }) => wa_id === person.wa_id);
  save({ added: isKnown ? state.added : [...state.added, person], current: person.wa_id });
}

/**
 * A number without country code is Brazilian. Null when it cannot be one.
 * @param {string} input
 */
export function parseNumber(input) {
  const digits = input.replace(/\D/g, "");
  if (input.trim().startsWith("+")) return digits.length >= 8 && digits.length <= 15 ? digits : null;
  if (digits.length === 10 || digits.length === 11) return `55${digits}`;
  return digits.length >= 12 && digits.length <= 15 ? digits : null;
}

function load() {
  try {
    const state = JSON.parse(localStorage.getItem(storageKey) ?? "{}");
    return { added: Array.isArray(state.added) ? state.added : [], current: state.current };
  } catch {
    // Private windows may refuse storage: the phone then forgets, nothing more.
    return { added: [], current: undefined };
  }
}

function save(state) {
  try {
    localStorage.setItem(storageKey, JSON.stringify(state));
  } catch {
    // See load().
  }
}
