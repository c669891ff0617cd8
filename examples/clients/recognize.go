// Reads an ID card with Go 1.20 or later and nothing else.
//
//	API_KEY=... [BASE_URL=http://127.0.0.1:8787] go run recognize.go IMAGE
//
// IMAGE is a JPEG or PNG file, or the http(s) URL of one. Prints the card's fields; exit code 1
// if the service refused the image.
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
	"strings"
	"time"
)

// A nil field was not read, or is not on this side of the card.
type idCard struct {
	Side           *int    `json:"side"` // 1: portrait side, 0: emblem side
	IdentityName   *string `json:"identity_name"`
	IdentityCode   *string `json:"identity_code"`
	Gender         *string `json:"gender"`
	Race           *string `json:"race"`
	Birth          *string `json:"birth"`
	Address        *string `json:"address"`
	IssuedBy       *string `json:"issued_by"`
	ValidDateStart *string `json:"valid_date_start"`
	ValidDateEnd   *string `json:"valid_date_end"`
}

type reply struct {
	Code      *int    `json:"code"`
	Msg       string  `json:"msg"`
	Data      *idCard `json:"data"`
	RequestID string  `json:"request_id"`
}

func requestBody(image string) ([]byte, error) {
	body := map[string]string{"input_type": "url", "input_data": image}
	if !strings.HasPrefix(image, "http://") && !strings.HasPrefix(image, "https://") {
		content, err := os.ReadFile(image)
		if err != nil {
			return nil, err
		}
		body["input_type"] = "base64"
		body["input_data"] = base64.StdEncoding.EncodeToString(content)
	}
	return json.Marshal(body)
}

func recognize(baseURL, key, image string) (*reply, error) {
	body, err := requestBody(image)
	if err != nil {
		return nil, err
	}
	request, err := http.NewRequest("POST", baseURL+"/api/ocr-idcard", bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Header.Set("X-Api-Key", key)
	request.Header.Set("Content-Type", "application/json")
	client := http.Client{
		Timeout: time.Minute,
		// A redirect would take the key to another address.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	response, err := client.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	// The reason of a refusal is in the body whatever the status.
	var answer reply
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil || answer.Code == nil {
		return nil, fmt.Errorf("no reply of this API, but HTTP %s", response.Status)
	}
	return &answer, nil
}

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: recognize IMAGE")
	}
	baseURL := os.Getenv("BASE_URL")
	if baseURL == "" {
		baseURL = "https://v1.apizero.cn"
	}
	answer, err := recognize(baseURL, os.Getenv("API_KEY"), os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	if *answer.Code != 0 {
		log.Fatalf("%d %s (%s)", *answer.Code, answer.Msg, answer.RequestID)
	}
	fields, err := json.MarshalIndent(answer.Data, "", "  ")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(string(fields))
}
