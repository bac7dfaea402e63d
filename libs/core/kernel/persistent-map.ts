/**
 * The map with one more entry, or another value for a key that it has; the map itself stays as it was. A stream of many thousand events is
 * folded in as many steps, and copying at each of them would take the square of that: so all versions share one map, which is as the newest
 * of them; an older one knows what it has otherwise, and whoever reads it turns the shared map back (shallow binding, H. Baker 1978). Reading
 * the newest and adding to it takes as long as with any map. Entries come in the order in which their keys were first added.
 */
export const mapWith = <Key, Value>(map: ReadonlyMap<Key, Value>, key: Key, value: Value): ReadonlyMap<Key, Value> =>
  (map instanceof PersistentMap ? (map as PersistentMap<Key, Value>) : PersistentMap.of(map)).with(key, value);

/** What a version has otherwise than the one that it is told from: another value, or no such key. */
interface Difference<Key, Value> {
  readonly from: PersistentMap<Key, Value>;
  readonly key: Key;
  readonly had: boolean;
  readonly value: Value | undefined;
}

interface Step<Key, Value> extends Difference<Key, Value> {
  readonly version: PersistentMap<Key, Value>;
}

class PersistentMap<Key, Value> implements ReadonlyMap<Key, Value> {
  /** Null: the shared map is as this version has it. */
  #difference: Difference<Key, Value> | null = null;
  readonly #shared: Map<Key, Value>;

  private constructor(shared: Map<Key, Value>, readonly size: number) {
    this.#shared = shared;
  }

  static of<Key, Value>(entries: ReadonlyMap<Key, Value>): PersistentMap<Key, Value> {
    return new PersistentMap(new Map(entries), entries.size);
  }

  with(key: Key, value: Value): PersistentMap<Key, Value> {
    const map = this.turned();
    const had = map.has(key);
    const next = new PersistentMap(map, had ? this.size : this.size + 1);
    this.#difference = { from: next, key, had, value: map.get(key) };
    map.set(key, value);
    return next;
  }

  has(key: Key): boolean {
    return this.turned().has(key);
  }

  get(key: Key): Value | undefined {
    return this.turned().get(key);
  }

  /** Of what is there now: whoever reads another version meanwhile turns the shared map. */
  entries(): MapIterator<[Key, Value]> {
    return new Map(this.turned()).entries();
  }

  keys(): MapIterator<Key> {
    return new Map(this.turned()).keys();
  }

  values(): MapIterator<Value> {
    return new Map(this.turned()).values();
  }

  [Symbol.iterator](): MapIterator<[Key, Value]> {
    return this.entries();
  }

  forEach(visit: (value: Value, key: Key, map: ReadonlyMap<Key, Value>) => void): void {
    for (const [key, value] of this) visit(value, key, this);
  }

  /** The shared map as this version has it. The versions between are told from this one afterwards. */
  private turned(): Map<Key, Value> {
    const way: Step<Key, Value>[] = [];
    for (let step = this.#step(); step !== null; step = step.from.#step()) way.push(step);
    for (const { version, from, key, had, value } of way.reverse()) {
      from.#difference = { from: version, key, had: this.#shared.has(key), value: this.#shared.get(key) };
      if (had) this.#shared.set(key, value as Value);
      else this.#shared.delete(key);
      version.#difference = null;
    }
    return this.#shared;
  }

  #step(): Step<Key, Value> | null {
    return this.#difference && { version: this, ...this.#difference };
  }
}
