package photo

import "sync"

// room bounds the memory of the pictures that are in work at the same time, in
// bytes: with two of 12 megapixels, of whatever kind, the program stays within 256
// MiB. A picture that needs more has all of it, and is in work alone.
const room = 176 << 20

// semaphore lets pictures in while there is room for them.
type semaphore struct {
	mu    sync.Mutex
	left  *sync.Cond
	taken int64
}

func (s *semaphore) acquire(bytes int64) (leave func()) {
	bytes = min(bytes, room)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.left == nil {
		s.left = sync.NewCond(&s.mu)
	}
	for s.taken+bytes > room {
		s.left.Wait()
	}
	s.taken += bytes
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.taken -= bytes
		s.left.Broadcast()
	}
}

// needs estimates the memory that a picture takes while it is unpacked and made
// smaller by the largest recipe: its own, half of it, and the filter's, which keeps
// four numbers of eight bytes for each row of the source.
func (p *packed) needs(r Recipe) int64 {
	samples := p.samples
	if samples == 0 {
		samples = 4
	}
	pixels := float64(p.width) * float64(p.height)
	sizes := r.sizes(p.width)
	widest, height := sizes[len(sizes)-1], p.height
	if widest*halveFrom <= p.width {
		height /= 2
	}
	return int64(pixels*samples) + int64(pixels) + int64(widest)*int64(height)*32
}

// heavy reports a picture that takes so much memory that what is left of it is worth
// giving back at once.
func (p *packed) heavy() bool {
	return float64(p.width)*float64(p.height)*max(p.samples, 1) > 32<<20
}
