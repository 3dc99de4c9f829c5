/**
 * LangChain and LangGraph send every prompt, answer and state to LangSmith's servers when variables of the environment say so:
 * a habit of a developer's shell would give away resumes. Nothing of theirs is left here, whatever was set. Imported before
 * anything of LangChain; what it would read later is gone as well.
 */
const FOREIGN = /^(LANGSMITH|LANGCHAIN|LANGGRAPH)_/;

for (const name of Object.keys(process.env)) if (FOREIGN.test(name)) delete process.env[name];
