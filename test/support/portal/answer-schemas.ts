import ts from 'typescript';
import { TypeSchemas, type Schema } from './type-schemas.js';

/** What the API answers with: of each operation, by its id, and of the named parts these are made of. */
export interface AnswerSchemas {
  readonly operations: Readonly<Record<string, Schema>>;
  readonly schemas: Readonly<Record<string, Schema>>;
}

/** Reads from the controllers' sources what each of their methods gives. A method that writes its response itself describes it itself. */
export const readAnswerSchemas = (): AnswerSchemas => {
  const program = apiProgram();
  const types = new TypeSchemas(program.getTypeChecker());
  const operations = program.getSourceFiles()
    .filter(({ fileName }) => fileName.includes('/apps/api/') && fileName.endsWith('.controller.ts'))
    .flatMap((file) => file.statements.filter(ts.isClassDeclaration))
    .flatMap((controller) => controller.members.filter(ts.isMethodDeclaration).flatMap((method) => {
      const answer = answerOf(method);
      return answer ? [[operationIdOf(controller, method), types.ofNode(answer)] as const] : [];
    }));
  return { operations: sorted(operations), schemas: sorted([...types.named]) };
};

const apiProgram = (): ts.Program => {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile) as { config: object };
  const { options, fileNames } = ts.parseJsonConfigFileContent({ ...config, include: ['apps/api'] }, ts.sys, '.');
  return ts.createProgram(fileNames, options);
};

/** The type of a route's answer: what its promise holds. */
const answerOf = (method: ts.MethodDeclaration): ts.TypeNode | undefined => {
  if (!method.type || !decoratorsOf(method).some((text) => /^@(Get|Post|Put|Patch|Delete|Act)\(/.test(text))) return undefined;
  const held = ts.isTypeReferenceNode(method.type) && method.type.typeName.getText() === 'Promise' ? method.type.typeArguments?.[0] : method.type;
  return held && held.kind !== ts.SyntaxKind.VoidKeyword ? held : undefined;
};

const operationIdOf = (controller: ts.ClassDeclaration, method: ts.MethodDeclaration): string => {
  const [act, named] = [/^@Act\('(\w+)'/, /operationId: '(\w+)'/].map((pattern) => decoratorsOf(method).map((text) => pattern.exec(text)?.[1]).find((id) => id !== undefined));
  if (act !== undefined) return act.charAt(0).toLowerCase() + act.slice(1);
  return named ?? `${controller.name?.text ?? ''}_${method.name.getText()}`;
};

const decoratorsOf = (method: ts.MethodDeclaration): readonly string[] => (ts.getDecorators(method) ?? []).map((decorator) => decorator.getText());

const sorted = <Value>(entries: readonly (readonly [string, Value])[]): Readonly<Record<string, Value>> =>
  Object.fromEntries([...entries].sort(([one], [other]) => (one < other ? -1 : 1)));
