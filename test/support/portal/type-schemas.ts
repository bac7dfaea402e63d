import ts from 'typescript';

/** A schema as OpenAPI 3.0 writes it. */
export type Schema = Readonly<Record<string, unknown>>;

/** Writes types of the sources as schemas of what they are in JSON. An exported type with a name of its own becomes a part that others refer to. */
export class TypeSchemas {
  readonly named = new Map<string, Schema>();
  private readonly symbols = new Map<string, ts.Symbol>();

  constructor(private readonly checker: ts.TypeChecker) {}

  ofNode(node: ts.TypeNode): Schema {
    return this.of(this.checker.getTypeFromTypeNode(node));
  }

  private of(type: ts.Type): Schema {
    const name = this.nameOf(type);
    if (name === undefined) return this.written(type);
    if (!this.named.has(name)) {
      // Present before it is written: a type may hold itself.
      this.named.set(name, {});
      this.named.set(name, { ...this.written(type), ...described(type.aliasSymbol ?? type.symbol, this.checker) });
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  /** Two types of one name: the later is written where it stands. */
  private nameOf(type: ts.Type): string | undefined {
    const symbol = type.aliasSymbol ?? ((type.flags & ts.TypeFlags.Object ? type.symbol : undefined));
    if (!symbol || !isNamable(type, symbol)) return undefined;
    const holder = this.symbols.get(symbol.name) ?? symbol;
    this.symbols.set(symbol.name, holder);
    return holder === symbol ? symbol.name : undefined;
  }

  private written(type: ts.Type): Schema {
    if (type.isUnion()) return this.union(type);
    if (type.isStringLiteral()) return { type: 'string', enum: [type.value] };
    if (type.isNumberLiteral()) return { type: 'number', enum: [type.value] };
    const plain = primitives.find(([flag]) => type.flags & flag || (type.isIntersection() && type.types.some((part) => part.flags & flag)));
    if (plain) return plain[1];
    if (this.checker.isTupleType(type) || this.checker.isArrayType(type)) return { type: 'array', items: this.itemsOf(type as ts.TypeReference) };
    return type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection) ? this.object(type) : {};
  }

  private itemsOf(type: ts.TypeReference): Schema {
    const items = this.checker.getTypeArguments(type).map((item) => this.of(item));
    const [first] = items;
    return first && items.every((item) => JSON.stringify(item) === JSON.stringify(first)) ? first : { anyOf: items };
  }

  private union(type: ts.UnionType): Schema {
    const present = type.types.filter(({ flags }) => !(flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null)));
    const nullable = type.types.some(({ flags }) => flags & ts.TypeFlags.Null) ? { nullable: true } : {};
    const texts = present.flatMap((part) => (part.isStringLiteral() ? [part.value] : []));
    if (texts.length === present.length) return { type: 'string', enum: nullable.nullable ? [...texts, null] : texts, ...nullable };
    const parts = [...new Map(present.map((part) => this.of(part)).map((schema) => [JSON.stringify(schema), schema])).values()];
    const [only, ...others] = parts;
    if (!only || others.length > 0) return { anyOf: parts, ...nullable };
    return '$ref' in only && nullable.nullable ? { allOf: [only], ...nullable } : { ...only, ...nullable };
  }

  private object(type: ts.Type): Schema {
    const index = this.checker.getIndexTypeOfType(type, ts.IndexKind.String);
    const properties = this.checker.getPropertiesOfType(type).flatMap((property) => {
      const held = this.checker.getTypeOfSymbol(property);
      return held.getCallSignatures().length > 0 || property.name.startsWith('__') ? [] : [{ property, held }];
    });
    const required = properties.filter(({ property }) => !(property.flags & ts.SymbolFlags.Optional)).map(({ property }) => property.name);
    return {
      type: 'object',
      ...(properties.length > 0 ? { properties: Object.fromEntries(properties.map(({ property, held }) => [property.name, this.property(property, held)])) } : {}),
      ...(required.length > 0 ? { required } : {}),
      ...(index ? { additionalProperties: index.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown) ? true : this.of(index) } : {}),
    };
  }

  /** A description beside a reference would be ignored. */
  private property(symbol: ts.Symbol, type: ts.Type): Schema {
    const schema = this.of(type);
    return '$ref' in schema ? schema : { ...schema, ...described(symbol, this.checker) };
  }
}

const primitives: readonly (readonly [ts.TypeFlags, Schema])[] = [
  [ts.TypeFlags.String | ts.TypeFlags.TemplateLiteral, { type: 'string' }], [ts.TypeFlags.Number, { type: 'number' }], [ts.TypeFlags.BooleanLike, { type: 'boolean' }],
  [ts.TypeFlags.NonPrimitive, { type: 'object', additionalProperties: true }],
];

const isNamable = (type: ts.Type, symbol: ts.Symbol): boolean =>
  !type.aliasTypeArguments?.length && !('typeArguments' in type && (type as ts.TypeReference).typeArguments?.length) && /^[A-Z]\w+$/.test(symbol.name)
  && !!symbol.declarations?.some((declaration) => !declaration.getSourceFile().fileName.includes('node_modules'))
  && (type.isIntersection() ? type.types.every(({ flags }) => flags & ts.TypeFlags.Object) : (type.flags & ts.TypeFlags.Object) !== 0);

const described = (symbol: ts.Symbol | undefined, checker: ts.TypeChecker): Schema => {
  const text = ts.displayPartsToString(symbol?.getDocumentationComment(checker)).replaceAll(/\s+/g, ' ').trim();
  return text === '' ? {} : { description: text };
};
