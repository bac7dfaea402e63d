/** One number of a metric, under its labels. */
export interface Sample {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A metric as Prometheus knows it. */
export interface Metric {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge';
  readonly samples: readonly Sample[];
}

/** The media type of what is written here. */
export const expositionType = 'text/plain; version=0.0.4; charset=utf-8';

/** Metrics in the text format of Prometheus, 0.0.4. */
export const exposition = (metrics: readonly Metric[]): string => metrics.map(({ name, help, type, samples }) => [
  ...headOf(name, help, type), ...samples.map(({ labels, value }) => `${name}${labelled(labels ?? {})} ${value}\n`)].join('')).join('');

const headOf = (name: string, help: string, type: string): readonly string[] => [`# HELP ${name} ${help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}\n`, `# TYPE ${name} ${type}\n`];

const labelled = (labels: Readonly<Record<string, string>>): string => {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value.replace(/[\\"\n]/g, (each) => (each === '\n' ? '\\n' : `\\${each}`))}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
};

interface Series { readonly labels: Readonly<Record<string, string>>; readonly counts: number[]; sum: number }

/** How many observations were at most so large, and what they add up to, under each of their labels. */
export class Histogram {
  private readonly series = new Map<string, Series>();

  constructor(private readonly name: string, private readonly help: string, private readonly bounds: readonly number[]) {}

  observe(labels: Readonly<Record<string, string>>, value: number): void {
    const key = labelled(labels);
    const series = this.series.get(key) ?? { labels, counts: Array.from({ length: this.bounds.length + 1 }, () => 0), sum: 0 };
    this.series.set(key, series);
    const bound = this.bounds.findIndex((each) => value <= each);
    const at = bound === -1 ? this.bounds.length : bound;
    series.counts[at] = (series.counts[at] ?? 0) + 1;
    series.sum += value;
  }

  toText(): string {
    return [...headOf(this.name, this.help, 'histogram'), ...[...this.series.values()].map((series) => this.linesOf(series))].join('');
  }

  private linesOf({ labels, counts, sum }: Series): string {
    let count = 0;
    const buckets = counts.map((each, index) => {
      count += each;
      return `${this.name}_bucket${labelled({ ...labels, le: String(this.bounds[index] ?? '+Inf') })} ${count}\n`;
    });
    return [...buckets, `${this.name}_sum${labelled(labels)} ${sum}\n`, `${this.name}_count${labelled(labels)} ${count}\n`].join('');
  }
}
