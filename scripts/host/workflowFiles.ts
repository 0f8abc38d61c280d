import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './environment.ts';

export interface WorkflowFile {
	id: string;
	name: string;
	nodes: {
		type: string;
		parameters?: { workflowId?: { value?: string }; options?: { path?: string } };
		credentials?: Record<string, object>;
	}[];
	settings?: { errorWorkflow?: string };
}

export function workflowFiles(): { file: string; text: string; workflow: WorkflowFile }[] {
	const folder = join(root, 'workflows');
	return readdirSync(folder)
		.filter((file) => file.endsWith('.json'))
		.map((file) => {
			const text = readFileSync(join(folder, file), 'utf8');
			return { file, text, workflow: JSON.parse(text) as WorkflowFile };
		});
}

/** A workflow that calls an unpublished one cannot be published: those that are called come first. */
export function leavesFirst(workflows: WorkflowFile[]): WorkflowFile[] {
	const ordered: WorkflowFile[] = [];
	const visit = (workflow: WorkflowFile, path: string[]): void => {
		if (ordered.includes(workflow) || path.includes(workflow.id)) return;
		const calls = workflow.nodes.map((node) => node.parameters?.workflowId?.value);
		for (const called of workflows.filter(({ id }) => calls.includes(id)))
			visit(called, [...path, workflow.id]);
		ordered.push(workflow);
	};
	for (const workflow of workflows) visit(workflow, []);
	return ordered;
}
