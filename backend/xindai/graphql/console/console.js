// A console for developers: no library, nothing from outside.
const byId = (id) => document.getElementById(id);
let token = sessionStorage.getItem("token") || "";

const SAMPLE = `{
  businessDate
  portfolio { currency activeLoans overdueLoans outstanding { amount } }
  loans(first: 5, order: OUTSTANDING_DESC) {
    totalCount
    edges { node { id number status assetClass daysPastDue
      outstanding { amount } customer { number name } } }
  }
}`;

const TYPE = "kind name ofType { kind name ofType { kind name ofType { kind name } } }";
const INTROSPECTION = `{ __schema { types { name kind description
  fields { name description args { name type { ${TYPE} } } type { ${TYPE} } }
  inputFields { name type { ${TYPE} } } enumValues { name } } } }`;

async function ask(query, variables) {
  const headers = { "Content-Type": "application/json", "Accept-Language": navigator.language };
  if (token) headers.Authorization = `Bearer ${token}`;
  const body = JSON.stringify({ query, variables });
  const response = await fetch("/graphql/", { method: "POST", headers, body });
  return response.json();
}

async function run() {
  const result = byId("result");
  result.textContent = "…";
  try {
    const variables = JSON.parse(byId("variables").value || "{}");
    const started = performance.now();
    const answer = await ask(byId("query").value, variables);
    const took = Math.round(performance.now() - started);
    result.textContent = `// ${took} ms\n${JSON.stringify(answer, null, 2)}`;
  } catch (error) {
    result.textContent = String(error);
  }
}

function typeName(type) {
  if (type.kind === "NON_NULL") return `${typeName(type.ofType)}!`;
  if (type.kind === "LIST") return `[${typeName(type.ofType)}]`;
  return type.name || "…";
}

function add(parent, tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  parent.append(element);
}

let types = [];
function showDocs() {
  const wanted = byId("search").value.toLowerCase();
  const docs = byId("docs");
  docs.textContent = "";
  for (const type of types) {
    if (type.name.startsWith("__")) continue;
    const members = type.fields || type.inputFields || [];
    const hits = members.filter((f) => f.name.toLowerCase().includes(wanted));
    if (!type.name.toLowerCase().includes(wanted) && hits.length === 0) continue;
    add(docs, "h3", type.name);
    if (type.description) add(docs, "p", type.description);
    for (const field of hits.length ? hits : members) {
      const args = (field.args || []).map((a) => `${a.name}: ${typeName(a.type)}`).join(", ");
      const line = document.createElement("div");
      add(line, "code", `${field.name}${args ? `(${args})` : ""}: ${typeName(field.type)}`);
      docs.append(line);
    }
    for (const value of type.enumValues || []) add(docs, "code", `${value.name} `);
  }
}

async function readSchema() {
  const answer = await ask(INTROSPECTION, {});
  types = answer.data ? answer.data.__schema.types : [];
  types.sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
  showDocs();
}
const rank = (type) => ["Query", "Mutation", "Subscription"].indexOf(type.name) * -1 || 9;

byId("login").addEventListener("submit", async (event) => {
  event.preventDefault();
  const query = `mutation ($login: String!, $password: String!) {
    signIn(login: $login, password: $password) {
      token staff { displayName roles } userErrors { message } } }`;
  const variables = { login: byId("name").value, password: byId("password").value };
  const signed = (await ask(query, variables)).data.signIn;
  token = signed.token || "";
  sessionStorage.setItem("token", token);
  byId("password").value = "";
  byId("who").textContent = token
    ? `${signed.staff.displayName} (${signed.staff.roles.join(", ")})`
    : signed.userErrors.map((e) => e.message).join();
});
byId("run").addEventListener("click", run);
byId("search").addEventListener("input", showDocs);
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run();
});
byId("query").value = SAMPLE;
readSchema();
