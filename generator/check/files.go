package check

func (c *checker) attachments() {}
