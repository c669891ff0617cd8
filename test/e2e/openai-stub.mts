import { json } from 'node:stream/consumers';
import { serveLocally, type LocalHttp } from '../support/local-http.mts';

interface Message {
	role: string;
	content: unknown;
}

interface ChatRequest {
	messages: Message[];
	tools?: Array<{ function: { name: string; description: string } }>;
}

/** The part of a language model's API that an n8n agent uses, without a model. */
export interface OpenAiStub extends LocalHttp {
	/** The requests that n8n sent, in order. */
	requests: ChatRequest[];
}

/**
 * Starts an OpenAI-compatible server that calls the first tool with the link in the user's message
 * and then replies with the tool's result verbatim.
 */
export async function startOpenAiStub(): Promise<OpenAiStub> {
	const requests: ChatRequest[] = [];
	const http = await serveLocally(async (request, response) => {
		const chat = (await json(request)) as ChatRequest;
		requests.push(chat);
		response.setHeader('content-type', 'application/json');
		response.end(JSON.stringify(completion(answerTo(chat))));
	});
	return { ...http, requests };
}

function answerTo({ messages, tools }: ChatRequest): object {
	const last = messages.at(-1);
	if (last?.role === 'tool') {
		return { role: 'assistant', content: `The tool returned ${textOf(last)}` };
	}
	const link = /https?:\/\/\S+/.exec(textOf(last))?.[0];
	const call = {
		name: tools?.[0]?.function.name,
		arguments: JSON.stringify({ image_url: link }),
	};
	return {
		role: 'assistant',
		content: null,
		tool_calls: [{ id: 'call_1', type: 'function', function: call }],
	};
}

function textOf(message: Message | undefined): string {
	const content = message?.content;
	return typeof content === 'string' ? content : JSON.stringify(content);
}

function completion(message: object): object {
	const finish_reason = 'tool_calls' in message ? 'tool_calls' : 'stop';
	return {
		id: 'chatcmpl-1',
		object: 'chat.completion',
		created: 0,
		model: 'stub',
		choices: [{ index: 0, message, finish_reason }],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}
